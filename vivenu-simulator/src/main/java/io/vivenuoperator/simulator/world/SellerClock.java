package io.vivenuoperator.simulator.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of one seller's Vivenu, which may be wrong: what it stamps on records, and on its answers. */
final class SellerClock extends Clock {
    private final Clock right;
    private volatile Duration ahead = Duration.ZERO;

    SellerClock(Clock right) {
        this.right = right;
    }

    /** From now on it goes so far ahead of the right time, or behind it when negative. */
    void ahead(Duration by) {
        ahead = by;
    }

    @Override
    public Instant instant() {
        return right.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
