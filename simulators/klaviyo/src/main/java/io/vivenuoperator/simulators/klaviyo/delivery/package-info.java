/** Webhook deliveries. */
@NullMarked
package io.vivenuoperator.simulators.klaviyo.delivery;

import org.jspecify.annotations.NullMarked;
