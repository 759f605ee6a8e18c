package io.vivenuoperator.poller.deadline;

import io.vivenuoperator.platform.httpclient.retry.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Until when a run may work. A wait that would last longer is not begun: the region is free for the next run instead. */
public final class RunDeadline {
    private final Clock clock;
    private final Instant until;

    /**
     * The deadline of a run that starts now.
     *
     * @param time that the run may take; without it there is no deadline
     */
    public RunDeadline(Clock clock, Optional<Duration> time) {
        this.clock = clock;
        this.until = time.map(clock.instant()::plus).orElse(Instant.MAX);
    }

    /**
     * Returns when there is time for a wait of that length, and for something after it.
     *
     * @throws DeadlineReachedException when there is not
     */
    public void allow(Duration wait) {
        if (!clock.instant().plus(wait).isBefore(until)) {
            throw new DeadlineReachedException();
        }
    }

    /** Lets time pass only when there is enough of it. */
    public Pause within(Pause pause) {
        return duration -> {
            allow(duration);
            pause.pause(duration);
        };
    }
}
