/** The control API. */
@NullMarked
package io.vivenuoperator.simulators.eventbrite.control;

import org.jspecify.annotations.NullMarked;
