package io.vivenuoperator.simulator.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of one seller's Vivenu, which may be wrong: it stamps records and answers. */
final class SellerClock extends Clock {
    private final Clock right;
    private volatile Duration ahead = Duration.ZERO;

    SellerClock(Clock right) {
        this.right = right;
    }

    /** From now on it is ahead of the correct time by this much, or behind it if negative. */
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
