/** Eventbrite's limits. */
@NullMarked
package io.vivenuoperator.vendor.eventbrite.limits;

import org.jspecify.annotations.NullMarked;
