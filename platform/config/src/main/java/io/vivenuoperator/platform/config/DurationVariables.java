package io.vivenuoperator.platform.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Durations in environment variables. A variable's name states its unit; those without a unit are ISO-8601. */
public record DurationVariables(EnvironmentVariables environment) {
    private static final long DAY_IN_SECONDS = 86_400;
    private static final int LONGEST_IN_DAYS = 36_500;

    /** For {@code …_SECONDS}: at most a day. */
    public Duration seconds(String name, Duration whenAbsent, Duration least) {
        return Duration.ofSeconds(environment.number(name, whenAbsent.toSeconds(), least.toSeconds(), DAY_IN_SECONDS));
    }

    /** For optional {@code …_SECONDS}: at least one second, at most a day. */
    public Optional<Duration> seconds(String name) {
        return environment
                .optional(name)
                .map(text -> Duration.ofSeconds(EnvironmentVariables.parseNumber(name, text, 1, DAY_IN_SECONDS)));
    }

    /** For {@code …_MILLIS}. */
    public Duration millis(String name, long whenAbsent, long least, long most) {
        return Duration.ofMillis(environment.number(name, whenAbsent, least, most));
    }

    /** For optional {@code …_DAYS}. */
    public Optional<Duration> days(String name, Duration least) {
        return environment
                .optional(name)
                .map(text ->
                        Duration.ofDays(EnvironmentVariables.parseNumber(name, text, least.toDays(), LONGEST_IN_DAYS)));
    }

    /** For names without a unit: ISO-8601, for example {@code PT10M}. */
    public Duration iso(String name, Duration whenAbsent, Duration least) {
        try {
            Duration duration = environment.optional(name).map(Duration::parse).orElse(whenAbsent);
            if (duration.compareTo(least) >= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw new MisconfiguredException(name, "is not a duration: give ISO-8601, for example " + whenAbsent);
        }
        throw new MisconfiguredException(name, "is too short: give at least " + least);
    }
}
