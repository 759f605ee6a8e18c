package io.vivenuoperator.events.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Passes as real time does and never steps back, whatever happens to the machine's clock. For durations: what it says is not
 * the time of day.
 */
public final class SteadyClock implements InstantSource {
    private final Instant begin;
    private final LongSupplier nanos;
    private final long first;

    private SteadyClock(Instant begin, LongSupplier nanos) {
        this.begin = begin;
        this.nanos = nanos;
        this.first = nanos.getAsLong();
    }

    /** Begins at the time of another clock, which is asked once. */
    public static SteadyClock startingAt(InstantSource wall) {
        return new SteadyClock(wall.instant(), System::nanoTime);
    }

    @Override
    public Instant instant() {
        return begin.plus(Duration.ofNanos(nanos.getAsLong() - first));
    }
}
