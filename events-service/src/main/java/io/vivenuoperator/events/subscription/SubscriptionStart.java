package io.vivenuoperator.events.subscription;

import java.time.Instant;

/** Where a subscription without a position begins. */
public sealed interface SubscriptionStart {
    /** With what is stored from this instant on. */
    record From(Instant instant) implements SubscriptionStart {}

    /** With the oldest message that is kept. */
    record Earliest() implements SubscriptionStart {}
}
