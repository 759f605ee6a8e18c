package io.vivenuoperator.events.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Watches for endpoints that have not taken anything for days: first it warns, then it gives up. Not thread-safe.
 */
public final class FailureWatch {
    private static final Duration WARN_AFTER = Duration.ofDays(1);
    private static final Duration WARN_AGAIN_AFTER = Duration.ofDays(3);
    private static final int FEWEST_TO_WARN = 10;
    private static final int FEWEST_TO_GIVE_UP = 50;
    private static final Duration SPREAD_TO_GIVE_UP = Duration.ofHours(12);

    private final Optional<Duration> giveUpAfter;
    private FailureStreak streak;
    private int warnings;

    /**
     * Goes on from what is known.
     *
     * @param giveUpAfter how long without a success; empty: never
     */
    public FailureWatch(Optional<Duration> giveUpAfter, FailureStreak known, Instant now) {
        this.giveUpAfter = giveUpAfter;
        this.streak = known;
        // Whoever watched before has said it.
        this.warnings = due(known, now);
    }

    /**
     * The failures since the last success.
     *
     * @param failures how many
     * @param first when the first was; empty if there is none
     */
    public record FailureStreak(long failures, Optional<Instant> first) {
        public static final FailureStreak NONE = new FailureStreak(0, Optional.empty());

        public FailureStreak {
            if (failures > 0 && first.isEmpty()) {
                throw new IllegalArgumentException("failures without the time of the first");
            }
        }
    }

    /** What to do after an attempt. */
    public enum Advice {
        NOTHING,
        WARN,
        GIVE_UP,
        /** After a warning. */
        RECOVERED
    }

    /** An attempt succeeded. */
    public Advice succeeded() {
        Advice advice = warnings > 0 ? Advice.RECOVERED : Advice.NOTHING;
        streak = FailureStreak.NONE;
        warnings = 0;
        return advice;
    }

    /** An attempt failed. */
    public Advice failed(Instant now) {
        Instant first = streak.first().orElse(now);
        streak = new FailureStreak(streak.failures() + 1, Optional.of(first));
        Duration failing = Duration.between(first, now);
        if (givesUp(failing)) {
            return Advice.GIVE_UP;
        }
        int due = due(streak, now);
        if (due <= warnings) {
            return Advice.NOTHING;
        }
        warnings = due;
        return Advice.WARN;
    }

    /** How many warnings there should have been. */
    private static int due(FailureStreak streak, Instant now) {
        if (streak.first().isEmpty() || streak.failures() < FEWEST_TO_WARN) {
            return 0;
        }
        Duration failing = Duration.between(streak.first().get(), now);
        return failing.compareTo(WARN_AGAIN_AFTER) >= 0 ? 2 : failing.compareTo(WARN_AFTER) >= 0 ? 1 : 0;
    }

    private boolean givesUp(Duration failing) {
        return giveUpAfter.filter(after -> failing.compareTo(after) >= 0).isPresent()
                && failing.compareTo(SPREAD_TO_GIVE_UP) >= 0
                && streak.failures() >= FEWEST_TO_GIVE_UP;
    }

    /** The failures since the last success. */
    public FailureStreak streak() {
        return streak;
    }
}
