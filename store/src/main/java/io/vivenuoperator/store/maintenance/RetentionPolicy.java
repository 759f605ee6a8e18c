package io.vivenuoperator.store.maintenance;

import java.time.Duration;
import java.util.Optional;

/**
 * What may be deleted.
 *
 * @param deliveries the minimum time for which webhook deliveries are kept; absent: for ever
 */
public record RetentionPolicy(Optional<Duration> deliveries) {
    /** A retry within this time is recognised as a duplicate, whatever the setting. */
    public static final Duration SHORTEST = Duration.ofDays(30);

    public RetentionPolicy {
        if (deliveries.filter(kept -> kept.compareTo(SHORTEST) < 0).isPresent()) {
            throw new IllegalArgumentException(
                    "deliveries must be kept for at least " + SHORTEST.toDays() + " days (P30D), or for ever");
        }
    }

    /** Keeps everything. */
    public static RetentionPolicy off() {
        return new RetentionPolicy(Optional.empty());
    }

    /** Deletes deliveries older than this. */
    public static RetentionPolicy ofDeliveries(Duration kept) {
        return new RetentionPolicy(Optional.of(kept));
    }
}
