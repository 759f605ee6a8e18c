package io.vivenuoperator.simulators.eventbrite.delivery;

import java.time.Duration;
import java.util.List;

/**
 * How deliveries behave. Eventbrite publishes none of these figures.
 *
 * @param userId names the owner in each
 * @param timeout how long an answer may take
 * @param retries the wait before each retry
 */
public record DeliveryRules(String userId, Duration timeout, List<Duration> retries) {
    public DeliveryRules {
        retries = List.copyOf(retries);
    }

    /** A guess. */
    public static DeliveryRules defaults(String userId) {
        return new DeliveryRules(
                userId,
                Duration.ofSeconds(10),
                List.of(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(1)));
    }
}
