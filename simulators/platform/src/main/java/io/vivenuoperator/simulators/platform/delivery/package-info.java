/** Webhook deliveries. */
@NullMarked
package io.vivenuoperator.simulators.platform.delivery;

import org.jspecify.annotations.NullMarked;
