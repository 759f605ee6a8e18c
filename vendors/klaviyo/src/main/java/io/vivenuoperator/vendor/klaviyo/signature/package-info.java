/** Klaviyo's deliveries, proved. It calls nobody. */
@NullMarked
package io.vivenuoperator.vendor.klaviyo.signature;

import org.jspecify.annotations.NullMarked;
