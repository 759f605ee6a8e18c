/** What Klaviyo's webhooks tell. It calls nobody. */
@NullMarked
package io.vivenuoperator.vendor.klaviyo.delivery;

import org.jspecify.annotations.NullMarked;
