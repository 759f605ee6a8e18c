/** The receiver's metrics. */
@NullMarked
package io.vivenuoperator.receiver.metrics;

import org.jspecify.annotations.NullMarked;
