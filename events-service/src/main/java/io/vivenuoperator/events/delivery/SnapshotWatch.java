package io.vivenuoperator.events.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/** Whether somebody has held the same snapshot for long. For one thread. */
final class SnapshotWatch {
    private static final Duration LONG = Duration.ofSeconds(30);

    private OptionalLong oldest = OptionalLong.empty();
    private Instant since = Instant.MIN;

    /** The oldest snapshot now; empty if there is none. */
    boolean isHeld(OptionalLong now, Instant at) {
        if (now.isEmpty() || !now.equals(oldest)) {
            oldest = now;
            since = at;
            return false;
        }
        return !at.isBefore(since.plus(LONG));
    }
}
