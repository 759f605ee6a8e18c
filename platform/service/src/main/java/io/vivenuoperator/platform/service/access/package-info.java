/** The log of requests, answered or not. */
@NullMarked
package io.vivenuoperator.platform.service.access;

import org.jspecify.annotations.NullMarked;
