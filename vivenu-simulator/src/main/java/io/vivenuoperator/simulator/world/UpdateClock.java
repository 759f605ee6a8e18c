package io.vivenuoperator.simulator.world;

import java.time.Clock;

/**
 * Provides the {@code updatedAt} of changes. Each gets its own, at least a millisecond after the previous one, unless that
 * would run more than a second ahead of the clock; beyond that changes share one, as they may at Vivenu.
 */
final class UpdateClock {
    private static final long MAX_LEAD_MILLIS = 1_000;
    private static final long TIE_MILLIS = 1_000;

    private final Clock clock;
    private boolean ties;
    private long last;

    UpdateClock(Clock clock) {
        this.clock = clock;
    }

    /** Whether changes within one second share one timestamp from now on. */
    void ties(boolean wanted) {
        ties = wanted;
    }

    /** The clock was set: earlier timestamps no longer matter. */
    void set() {
        last = 0;
    }

    /** The time of a change; always later than the record's previous one. */
    long next(long previous) {
        long now = clock.millis();
        long wanted = ties ? now - Math.floorMod(now, TIE_MILLIS) : now;
        if (wanted <= last) {
            wanted = !ties && last < now + MAX_LEAD_MILLIS ? last + 1 : last;
        }
        last = wanted;
        return Math.max(wanted, previous + 1);
    }
}
