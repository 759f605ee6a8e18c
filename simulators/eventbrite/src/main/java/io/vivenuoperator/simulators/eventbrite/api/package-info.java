/** Eventbrite's REST API, version 3. */
@NullMarked
package io.vivenuoperator.simulators.eventbrite.api;

import org.jspecify.annotations.NullMarked;
