/** Klaviyo's records, read. */
@NullMarked
package io.vivenuoperator.vendor.klaviyo.reading;

import org.jspecify.annotations.NullMarked;
