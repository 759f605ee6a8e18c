package io.vivenuoperator.operator.recheck;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Keeps what was found out at a cost, for each resource, so that reconciling is free while nothing changed. What is kept is
 * lost with the process and found out again, unless somebody recalls it.
 *
 * @param <R> what was found out
 */
public final class BackoffMemo<R> {
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(5);
    /** A Retry-After of 0 is no reason to ask in a circle. */
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final Map<String, Kept<R>> kept = new ConcurrentHashMap<>();
    private final Clock clock;

    public BackoffMemo(Clock clock) {
        this.clock = clock;
    }

    /** What was found out, and when to look again. */
    public record Outcome<R>(R result, Recheck next) {}

    private record Kept<R>(Object subject, R result, Instant next, int backOffs) {}

    /**
     * What is known, or what is found out now.
     *
     * @param subject everything that the outcome depends on; compared by equals, never shown
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

    /** What an earlier process had found out; what this one knows itself goes before. */
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

    /** Something else than the question told how things stand: what is known holds for so long, or no longer than that. */
    public void askAgainIn(String uid, Duration delay) {
        kept.computeIfPresent(
                uid,
                (same, last) -> new Kept<>(
                        last.subject(), last.result(), clock.instant().plus(delay), 0));
    }

    /** When the resource should be looked at again; empty when nothing is kept. */
    public Optional<Instant> next(String uid) {
        return Optional.ofNullable(kept.get(uid)).map(Kept::next);
    }

    /** The next question is asked whatever is known. */
    public void forget(String uid) {
        kept.remove(uid);
    }
}
