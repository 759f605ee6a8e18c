/** Klaviyo's limits. */
@NullMarked
package io.vivenuoperator.vendor.klaviyo.limits;

import org.jspecify.annotations.NullMarked;
