/** One subscription's deliveries: what waits, what is under way, and how far it has got. */
@NullMarked
package io.vivenuoperator.events.lane;

import org.jspecify.annotations.NullMarked;
