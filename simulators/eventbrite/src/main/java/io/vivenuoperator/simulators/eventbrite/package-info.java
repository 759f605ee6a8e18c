/** An Eventbrite to develop, test and demonstrate against. */
@NullMarked
package io.vivenuoperator.simulators.eventbrite;

import org.jspecify.annotations.NullMarked;
