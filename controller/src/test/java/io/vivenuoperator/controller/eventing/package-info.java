/** Subscriptions and replays against a real API server, with events pods that the test plays. */
@NullMarked
package io.vivenuoperator.controller.eventing;

import org.jspecify.annotations.NullMarked;
