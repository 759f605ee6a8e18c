/** Delivery of the log to its subscriptions: leases, positions, outcomes, retries, dead letters and replays. */
@NullMarked
package io.vivenuoperator.store.delivery;

import org.jspecify.annotations.NullMarked;
