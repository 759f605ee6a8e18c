/** Eventbrite's records, read. */
@NullMarked
package io.vivenuoperator.vendor.eventbrite.reading;

import org.jspecify.annotations.NullMarked;
