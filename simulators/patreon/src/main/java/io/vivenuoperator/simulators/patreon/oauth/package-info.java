/** Consent and tokens, each of which is good for one use. */
@NullMarked
package io.vivenuoperator.simulators.patreon.oauth;

import org.jspecify.annotations.NullMarked;
