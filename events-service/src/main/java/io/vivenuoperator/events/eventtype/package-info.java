/** The types of events that this product publishes, for whoever subscribes to them. */
@NullMarked
package io.vivenuoperator.events.eventtype;

import org.jspecify.annotations.NullMarked;
