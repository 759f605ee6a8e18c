/** Tokens of an OpenID Connect issuer as a way in. */
@NullMarked
package io.vivenuoperator.platform.api.token;

import org.jspecify.annotations.NullMarked;
