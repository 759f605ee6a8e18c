/** Subscriptions from a real API server through the controller to the packaged events service, and back into their status. */
@NullMarked
package io.vivenuoperator.e2e.eventing;

import org.jspecify.annotations.NullMarked;
