package io.vivenuoperator.events.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Leaves an endpoint alone that fails nearly always, and then tries it with one request at a time. While it is open, nothing
 * is attempted and no attempt is counted. Not thread-safe.
 */
public final class CircuitBreaker {
    private static final Duration SPAN = Duration.ofMinutes(5);
    private static final Duration SLICE = Duration.ofSeconds(10);
    private static final int FEWEST = 10;
    private static final int FAILED_PERCENT = 80;
    private static final int TIMEOUTS_IN_A_ROW = 5;
    private static final int SUCCESSES_TO_CLOSE = 3;
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Deque<Slice> slices = new ArrayDeque<>();
    private State state = State.CLOSED;
    private Instant openUntil = Instant.MIN;
    private Instant changedAt = Instant.MIN;
    private int openings;
    private int timeouts;
    private int probeSuccesses;
    private int probes;

    /** Whether attempts may be made. */
    public enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    private static final class Slice {
        private final Instant begin;
        private int attempts;
        private int failures;

        private Slice(Instant begin) {
            this.begin = begin;
        }
    }

    public State state(Instant now) {
        if (state == State.OPEN && !now.isBefore(openUntil)) {
            state = State.HALF_OPEN;
            changedAt = now;
            probes = 0;
            probeSuccesses = 0;
        }
        return state;
    }

    /** Whether an attempt may begin. */
    public boolean admits(Instant now) {
        return switch (state(now)) {
            case CLOSED -> true;
            case HALF_OPEN -> probes == 0;
            case OPEN -> false;
        };
    }

    /** An attempt began. */
    public void began(Instant now) {
        if (state(now) == State.HALF_OPEN) {
            probes++;
        }
    }

    /** An attempt ended without a request. */
    public void unsent() {
        probes = 0;
    }

    /** An attempt succeeded. */
    public void succeeded(Instant startedAt, Instant now) {
        timeouts = 0;
        count(now, false);
        if (isProbe(startedAt, now)) {
            probes = 0;
            if (++probeSuccesses >= SUCCESSES_TO_CLOSE) {
                state = State.CLOSED;
                openings = 0;
                slices.clear();
            }
        }
    }

    /** An attempt failed. */
    public void failed(Instant startedAt, Instant now, boolean timeout) {
        State before = state(now);
        count(now, true);
        timeouts = timeout ? timeouts + 1 : 0;
        boolean opens =
                switch (before) {
                    case HALF_OPEN -> isProbe(startedAt, now);
                    case CLOSED -> timeouts >= TIMEOUTS_IN_A_ROW || failsNearlyAlways(now);
                    case OPEN -> false;
                };
        if (opens) {
            open(now);
        }
    }

    /** What began before the breaker opened says nothing about now. */
    private boolean isProbe(Instant startedAt, Instant now) {
        return state(now) == State.HALF_OPEN && !startedAt.isBefore(changedAt);
    }

    private void open(Instant now) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(openings, 10));
        openUntil = now.plus(doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled);
        openings++;
        state = State.OPEN;
        timeouts = 0;
        slices.clear();
    }

    private void count(Instant now, boolean failure) {
        Slice last = slices.peekLast();
        if (last == null || !now.isBefore(last.begin.plus(SLICE))) {
            last = new Slice(now);
            slices.addLast(last);
        }
        last.attempts++;
        last.failures += failure ? 1 : 0;
    }

    private boolean failsNearlyAlways(Instant now) {
        slices.removeIf(slice -> slice.begin.isBefore(now.minus(SPAN)));
        int attempts = slices.stream().mapToInt(slice -> slice.attempts).sum();
        int failures = slices.stream().mapToInt(slice -> slice.failures).sum();
        return attempts >= FEWEST && failures * 100 >= attempts * FAILED_PERCENT;
    }
}
