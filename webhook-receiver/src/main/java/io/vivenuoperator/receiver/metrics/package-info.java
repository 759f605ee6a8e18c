/** What can be counted about deliveries. */
@NullMarked
package io.vivenuoperator.receiver.metrics;

import org.jspecify.annotations.NullMarked;
