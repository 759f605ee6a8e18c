package io.vivenuoperator.events.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/** How long somebody has held the same snapshot. For one thread. */
final class SnapshotWatch {
    private static final Duration LONG = Duration.ofSeconds(30);

    private OptionalLong oldest = OptionalLong.empty();
    private Instant since = Instant.MIN;

    /**
     * For how long at least the oldest snapshot has been held; zero for one that was not seen before.
     *
     * @param now the oldest snapshot now; empty if there is none
     */
    Duration heldFor(OptionalLong now, Instant at) {
        if (now.isEmpty() || !now.equals(oldest)) {
            oldest = now;
            since = at;
        }
        return Duration.between(since, at);
    }

    /** Whether dead rows gather meanwhile. */
    static boolean isLong(Duration held) {
        return held.compareTo(LONG) >= 0;
    }
}
