/** Eventbrite's deliveries, proved by their path. It calls nobody. */
@NullMarked
package io.vivenuoperator.vendor.eventbrite.signature;

import org.jspecify.annotations.NullMarked;
