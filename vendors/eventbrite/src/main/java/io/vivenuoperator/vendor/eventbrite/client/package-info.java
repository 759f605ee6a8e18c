/** Calls to Eventbrite's REST API. */
@NullMarked
package io.vivenuoperator.vendor.eventbrite.client;

import org.jspecify.annotations.NullMarked;
