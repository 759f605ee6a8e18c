package io.vivenuoperator.events.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time in which an endpoint gets nothing, because it was given too much. There is one for the endpoint, not one for each
 * delivery: what was under way when it began does not prolong it. Not thread-safe.
 */
public final class EndpointPause {
    private static final Duration LONE = Duration.ofSeconds(5);
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private Instant until = Instant.MIN;
    private Instant begun = Instant.MIN;
    private int inARow;

    public boolean holds(Instant now) {
        return now.isBefore(until);
    }

    /** When it ends; in the past if there is none. */
    public Instant until() {
        return until;
    }

    public void succeeded() {
        inARow = 0;
    }

    /**
     * The endpoint is given too much.
     *
     * @param startedAt when the attempt that shows it began
     * @param asked what the endpoint asked for
     * @return whether this is news, and not another answer of the same overload
     */
    public boolean throttled(Instant startedAt, Instant now, Optional<Duration> asked) {
        boolean news = !startedAt.isBefore(begun);
        if (news) {
            begun = now;
            inARow++;
        }
        Instant end = now.plus(asked.orElseGet(() -> news ? ours() : Duration.ZERO));
        if (end.isAfter(until)) {
            until = end;
        }
        return news;
    }

    private Duration ours() {
        if (inARow == 1) {
            return LONE;
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.min(inARow - 2, 10));
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}
