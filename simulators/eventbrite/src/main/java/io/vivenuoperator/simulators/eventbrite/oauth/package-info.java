/** Consent and tokens, which last until they are revoked. */
@NullMarked
package io.vivenuoperator.simulators.eventbrite.oauth;

import org.jspecify.annotations.NullMarked;
