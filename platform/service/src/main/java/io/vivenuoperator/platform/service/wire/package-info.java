/** Requests as they come over the wire: everything HTTP/1 allows, written anew in the one form that the server reads. */
@NullMarked
package io.vivenuoperator.platform.service.wire;

import org.jspecify.annotations.NullMarked;
