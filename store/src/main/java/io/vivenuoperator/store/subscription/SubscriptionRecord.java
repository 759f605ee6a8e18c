package io.vivenuoperator.store.subscription;

import java.time.Instant;
import java.util.Optional;

/**
 * One subscription.
 *
 * @param disabledReason why the service itself stopped it, if it did
 * @param revision counts its changes
 */
public record SubscriptionRecord(
        SubscriptionIdentity identity,
        SubscriptionContent content,
        Optional<String> disabledReason,
        Instant createdAt,
        Instant changedAt,
        long revision) {}
