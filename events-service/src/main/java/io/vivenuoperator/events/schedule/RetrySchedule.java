package io.vivenuoperator.events.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The delays between the attempts of one delivery. Each is spread by a fifth, so that many failed deliveries do not return
 * at once.
 *
 * @param delays the time after each failed attempt; after the last attempt there is none
 */
public record RetrySchedule(List<Duration> delays) {
    public static final int MOST_RETRIES = 15;

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final double SPREAD = 0.2;
    private static final List<Duration> STANDARD = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofDays(1));

    public RetrySchedule {
        delays = List.copyOf(delays);
        if (delays.size() > MOST_RETRIES) {
            throw new IllegalArgumentException(
                    "schedule has " + delays.size() + " delays: give at most " + MOST_RETRIES);
        }
        for (Duration delay : delays) {
            if (delay.compareTo(SHORTEST) < 0 || delay.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "schedule has a delay of " + delay + ": give one from " + SHORTEST + " to " + LONGEST);
            }
        }
    }

    /** Ten attempts within about three days. */
    public static RetrySchedule standard() {
        return new RetrySchedule(STANDARD);
    }

    /**
     * The standard schedule with another length.
     *
     * @param maxRetries 0 to 15; beyond the ninth the last delay is repeated
     */
    public static RetrySchedule standard(int maxRetries) {
        if (maxRetries < 0 || maxRetries > MOST_RETRIES) {
            throw new IllegalArgumentException(
                    "maxRetries is " + maxRetries + ": give a number from 0 to " + MOST_RETRIES);
        }
        List<Duration> delays = new ArrayList<>();
        for (int i = 0; i < maxRetries; i++) {
            delays.add(STANDARD.get(Math.min(i, STANDARD.size() - 1)));
        }
        return new RetrySchedule(delays);
    }

    /** How many attempts a delivery has. */
    public int attempts() {
        return delays.size() + 1;
    }

    /**
     * The time to the next attempt; empty if there is none.
     *
     * @param attempts how many were made, at least 1
     */
    public Optional<Duration> delayAfter(int attempts, RandomGenerator random) {
        return attempts > delays.size() ? Optional.empty() : Optional.of(spread(delays.get(attempts - 1), random));
    }

    private static Duration spread(Duration delay, RandomGenerator random) {
        double factor = random.nextDouble(1 - SPREAD, 1 + SPREAD);
        Duration spread = Duration.ofMillis(Math.round(delay.toMillis() * factor));
        return spread.compareTo(SHORTEST) < 0 ? SHORTEST : spread;
    }
}
