package io.vivenuoperator.poller.deadline;

import io.vivenuoperator.platform.httpclient.retry.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a run may work. A wait that would exceed the deadline is not started, which frees the region for the next run. */
public final class RunDeadline {
    private final Clock clock;
    private final Instant until;

    /**
     * The deadline of a run that starts now.
     *
     * @param time the time the run may take; empty for no deadline
     */
    public RunDeadline(Clock clock, Optional<Duration> time) {
        this.clock = clock;
        this.until = time.map(clock.instant()::plus).orElse(Instant.MAX);
    }

    /**
     * Returns if there is time for a wait of that length and for some work after it.
     *
     * @throws DeadlineReachedException if there is not
     */
    public void allow(Duration wait) {
        if (!clock.instant().plus(wait).isBefore(until)) {
            throw new DeadlineReachedException();
        }
    }

    /** Pauses only if there is enough time. */
    public Pause within(Pause pause) {
        return duration -> {
            allow(duration);
            pause.pause(duration);
        };
    }
}
