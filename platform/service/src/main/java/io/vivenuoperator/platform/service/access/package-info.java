/** The access log, for requests with and without a response. */
@NullMarked
package io.vivenuoperator.platform.service.access;

import org.jspecify.annotations.NullMarked;
