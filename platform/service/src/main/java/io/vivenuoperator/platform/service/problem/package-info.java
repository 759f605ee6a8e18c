/** Responses that say why a request was rejected (RFC 9457). */
@NullMarked
package io.vivenuoperator.platform.service.problem;

import org.jspecify.annotations.NullMarked;
