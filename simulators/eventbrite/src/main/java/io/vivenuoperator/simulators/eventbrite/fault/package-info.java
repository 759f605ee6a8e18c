/** What goes wrong at Eventbrite alone. */
@NullMarked
package io.vivenuoperator.simulators.eventbrite.fault;

import org.jspecify.annotations.NullMarked;
