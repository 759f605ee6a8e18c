/**
 * The single reader of Vivenu's events, tickets and webhooks: from the fields of a JSON object to a record, whether it came
 * in a list or in a delivery. {@code docs/reading.md} describes the rules.
 */
@NullMarked
package io.vivenuoperator.vendor.vivenu.record;

import org.jspecify.annotations.NullMarked;
