/** Consent and tokens. */
@NullMarked
package io.vivenuoperator.simulators.klaviyo.oauth;

import org.jspecify.annotations.NullMarked;
