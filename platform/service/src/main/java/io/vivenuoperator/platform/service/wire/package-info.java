/** Requests as they arrive: everything HTTP/1 allows, rewritten in the one form that the server reads. */
@NullMarked
package io.vivenuoperator.platform.service.wire;

import org.jspecify.annotations.NullMarked;
