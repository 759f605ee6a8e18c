/**
 * The one reading of Vivenu's events, tickets and webhooks: from the fields of a JSON object to a record, whether the object
 * came in a list or in a delivery. {@code docs/reading.md} says what is taken as what.
 */
@NullMarked
package io.vivenuoperator.vendor.vivenu.record;

import org.jspecify.annotations.NullMarked;
