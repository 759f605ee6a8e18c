/** The organization's events, orders and attendees. */
@NullMarked
package io.vivenuoperator.simulators.eventbrite.world;

import org.jspecify.annotations.NullMarked;
