package io.vivenuoperator.simulator.world;

import java.time.Clock;

/**
 * Hands out the {@code updatedAt} of changes. Each gets one of its own, a millisecond after the last at least, as long
 * as that does not run ahead of the time of day by more than a second; beyond that changes share one, as they may at
 * Vivenu.
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

    /** From now on the changes of one second share one timestamp, or don't. */
    void ties(boolean wanted) {
        ties = wanted;
    }

    /** The clock was set: what it handed out before does not hold it up. */
    void set() {
        last = 0;
    }

    /** The time of a change; later than the record's previous one in any case. */
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
