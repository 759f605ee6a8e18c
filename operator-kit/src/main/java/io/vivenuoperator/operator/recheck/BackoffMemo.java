package io.vivenuoperator.operator.recheck;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Caches expensive answers per resource, so that reconciling costs nothing while nothing changes. The cache is lost with
 * the process; a caller may restore an answer with {@link #recall}.
 *
 * @param <R> the answer's type
 */
public final class BackoffMemo<R> {
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(5);
    /** A Retry-After of 0 must not cause a busy loop. */
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final Map<String, Kept<R>> kept = new ConcurrentHashMap<>();
    private final Clock clock;

    public BackoffMemo(Clock clock) {
        this.clock = clock;
    }

    /** An answer, and when to ask again. */
    public record Outcome<R>(R result, Recheck next) {}

    private record Kept<R>(Object subject, R result, Instant next, int backOffs) {}

    /**
     * Returns the cached answer, or asks now.
     *
     * @param subject everything the answer depends on; compared by equals, never shown
     */
    public R ask(String uid, Object subject, Supplier<Outcome<R>> question) {
        var last = kept.get(uid);
        if (last != null && last.subject().equals(subject) && clock.instant().isBefore(last.next())) {
            return last.result();
        }
        var outcome = question.get();
        var backOffs = last != null && last.subject().equals(subject) ? last.backOffs() : 0;
        kept.put(uid, keep(subject, outcome, backOffs));
        return outcome.result();
    }

    /** Restores an answer from an earlier process; an answer of this process takes precedence. */
    public void recall(String uid, Object subject, R result, Instant next) {
        kept.putIfAbsent(uid, new Kept<>(subject, result, next, 0));
    }

    private Kept<R> keep(Object subject, Outcome<R> outcome, int backOffs) {
        return switch (outcome.next()) {
            case Recheck.After(Duration delay) ->
                new Kept<>(subject, outcome.result(), clock.instant().plus(atLeast(delay)), 0);
            case Recheck.BackOff(Duration longest) ->
                new Kept<>(subject, outcome.result(), clock.instant().plus(backOff(backOffs, longest)), backOffs + 1);
        };
    }

    private static Duration atLeast(Duration delay) {
        return delay.compareTo(LEAST) < 0 ? LEAST : delay;
    }

    private static Duration backOff(int before, Duration longest) {
        var delay = FIRST_BACK_OFF.multipliedBy(1L << Math.min(before, 10));
        return delay.compareTo(longest) > 0 ? longest : delay;
    }

    /** Another call confirmed or questioned the answer: it is now valid for exactly this long. */
    public void askAgainIn(String uid, Duration delay) {
        kept.computeIfPresent(
                uid,
                (same, last) -> new Kept<>(
                        last.subject(), last.result(), clock.instant().plus(delay), 0));
    }

    /** When the resource should be checked again; empty if nothing is cached. */
    public Optional<Instant> next(String uid) {
        return Optional.ofNullable(kept.get(uid)).map(Kept::next);
    }

    /** Drops the cached answer, so that the next call asks. */
    public void forget(String uid) {
        kept.remove(uid);
    }
}
