package io.vivenuoperator.poller.history;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The clock of the current history, for a receiver that outlives it. */
final class OursByTurns extends Clock {
    private Clock ours;

    OursByTurns(Clock first) {
        this.ours = first;
    }

    void now(Clock next) {
        ours = next;
    }

    @Override
    public Instant instant() {
        return ours.instant();
    }

    @Override
    public ZoneId getZone() {
        return ours.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return ours.withZone(zone);
    }
}
