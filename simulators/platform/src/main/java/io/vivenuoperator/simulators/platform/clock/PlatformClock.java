package io.vivenuoperator.simulators.platform.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The platform's clock, which may be ahead of the correct time or behind it. */
public final class PlatformClock extends Clock {
    private final Clock correct;
    private volatile Duration ahead = Duration.ZERO;

    /** Right, until it is set. */
    public PlatformClock(Clock correct) {
        this.correct = correct;
    }

    /** Sets it ahead, or behind if negative. */
    public void ahead(Duration by) {
        ahead = by;
    }

    @Override
    public Instant instant() {
        return correct.instant().plus(ahead);
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
