/** The HTTP edge: requests and answers as plain values. */
@NullMarked
package io.vivenuoperator.simulators.platform.http;

import org.jspecify.annotations.NullMarked;
