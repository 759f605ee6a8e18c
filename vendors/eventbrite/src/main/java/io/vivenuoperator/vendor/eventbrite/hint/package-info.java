/** Eventbrite's deliveries. It calls nobody. */
@NullMarked
package io.vivenuoperator.vendor.eventbrite.hint;

import org.jspecify.annotations.NullMarked;
