package io.vivenuoperator.events.subscription;

import io.vivenuoperator.events.schedule.RetrySchedule;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a subscription is delivered.
 *
 * @param timeout of a whole attempt, 2 to 30 s
 * @param maxInFlight requests at once, 1 to 256
 * @param ratePerSecond empty: no limit
 * @param disableAfter how long without a success until it is disabled; empty: never
 * @param digest empty: each message by itself
 */
public record DeliveryPolicy(
        RetrySchedule schedule,
        Duration timeout,
        int maxInFlight,
        OptionalDouble ratePerSecond,
        DeliveryOrder order,
        Optional<Duration> disableAfter,
        Optional<DigestPolicy> digest) {
    public static final int LARGEST_WINDOW = 256;

    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    public static final DeliveryPolicy STANDARD = new DeliveryPolicy(
            RetrySchedule.standard(),
            Duration.ofSeconds(10),
            16,
            OptionalDouble.empty(),
            DeliveryOrder.NONE,
            Optional.of(Duration.ofDays(5)));

    public DeliveryPolicy {
        if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "timeoutSeconds is " + timeout.toSeconds() + ": give a number from 2 to 30");
        }
        if (maxInFlight < 1 || maxInFlight > LARGEST_WINDOW) {
            throw new IllegalArgumentException(
                    "maxInFlight is " + maxInFlight + ": give a number from 1 to " + LARGEST_WINDOW);
        }
        if (ratePerSecond.isPresent() && !(ratePerSecond.getAsDouble() > 0)) {
            throw new IllegalArgumentException(
                    "ratePerSecond is " + ratePerSecond.getAsDouble() + ": give a number above 0, or none");
        }
    }

    /** Of a target that gets each message by itself. */
    public DeliveryPolicy(
            RetrySchedule schedule,
            Duration timeout,
            int maxInFlight,
            OptionalDouble ratePerSecond,
            DeliveryOrder order,
            Optional<Duration> disableAfter) {
        this(schedule, timeout, maxInFlight, ratePerSecond, order, disableAfter, Optional.empty());
    }
}
