/** Calls to Klaviyo's REST API. */
@NullMarked
package io.vivenuoperator.vendor.klaviyo.client;

import org.jspecify.annotations.NullMarked;
