/** The registered webhooks. */
@NullMarked
package io.vivenuoperator.simulators.eventbrite.webhook;

import org.jspecify.annotations.NullMarked;
