/** Webhook deliveries. */
@NullMarked
package io.vivenuoperator.simulators.eventbrite.delivery;

import org.jspecify.annotations.NullMarked;
