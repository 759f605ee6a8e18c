/** Webhook deliveries. */
@NullMarked
package io.vivenuoperator.simulators.patreon.delivery;

import org.jspecify.annotations.NullMarked;
