package io.vivenuoperator.events.stream;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** When and why a client's stream ends. Each lasts a little longer or shorter than the next, so that not all come back at once. */
final class ClientEnding {
    private static final double EARLIEST = 0.9;
    private static final double LATEST = 1.1;

    private volatile PlannedEnd planned;

    /** It ends after about this time, if nothing else happens. */
    ClientEnding(Duration life) {
        double share = ThreadLocalRandom.current().nextDouble(EARLIEST, LATEST);
        planned = new PlannedEnd(StreamEnd.ROTATED, System.nanoTime() + (long) (life.toNanos() * share));
    }

    private record PlannedEnd(StreamEnd how, long atNanos) {
        boolean due() {
            return System.nanoTime() - atNanos >= 0;
        }
    }

    /** Ends it after this time, unless it ends earlier anyway. */
    void after(Duration time, StreamEnd how) {
        var other = new PlannedEnd(how, System.nanoTime() + time.toNanos());
        if (other.atNanos() - planned.atNanos() < 0) {
            planned = other;
        }
    }

    /** How it has to end now, if so. */
    Optional<StreamEnd> due() {
        PlannedEnd now = planned;
        return now.due() ? Optional.of(now.how()) : Optional.empty();
    }

    long nanosLeft() {
        return planned.atNanos() - System.nanoTime();
    }
}
