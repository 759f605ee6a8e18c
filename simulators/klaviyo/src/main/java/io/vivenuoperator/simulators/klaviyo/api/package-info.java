/** Klaviyo's REST API. */
@NullMarked
package io.vivenuoperator.simulators.klaviyo.api;

import org.jspecify.annotations.NullMarked;
