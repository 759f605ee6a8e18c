package io.vivenuoperator.store.maintenance;

import java.time.Duration;
import java.util.Optional;

/**
 * What may be forgotten.
 *
 * @param deliveries how long webhook deliveries are kept, at least; absent: for good
 */
public record RetentionPolicy(Optional<Duration> deliveries) {
    /** A delivery that comes again within this time is known as a duplicate, whatever is set. */
    public static final Duration SHORTEST = Duration.ofDays(30);

    public RetentionPolicy {
        if (deliveries.filter(kept -> kept.compareTo(SHORTEST) < 0).isPresent()) {
            throw new IllegalArgumentException(
                    "deliveries must be kept for at least " + SHORTEST.toDays() + " days (P30D), or for good");
        }
    }

    /** Keeps everything. */
    public static RetentionPolicy off() {
        return new RetentionPolicy(Optional.empty());
    }

    /** Drops deliveries that are older than this. */
    public static RetentionPolicy ofDeliveries(Duration kept) {
        return new RetentionPolicy(Optional.of(kept));
    }
}
