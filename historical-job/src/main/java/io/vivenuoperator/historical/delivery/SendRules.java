package io.vivenuoperator.historical.delivery;

import java.time.Duration;

/**
 * How an endpoint is treated.
 *
 * @param interval between the beginnings of two sends
 * @param attempts with a ticket, in all
 * @param firstDelay upper bound of the pause before the second attempt; doubles with each further one
 * @param longestDelay upper bound of our own pauses
 * @param longestRetryAfter the longest pause that the endpoint may ask for
 * @param refusedAtFirst if so many are refused and none was taken, the rest would be, too
 * @param breaker when to leave the endpoint alone
 */
public record SendRules(
        Duration interval,
        int attempts,
        Duration firstDelay,
        Duration longestDelay,
        Duration longestRetryAfter,
        int refusedAtFirst,
        BreakerRules breaker) {
    /**
     * When to leave an endpoint alone.
     *
     * @param failures in a row
     * @param firstProbe after how long to look again; doubles
     * @param patience after how long to give up
     */
    public record BreakerRules(int failures, Duration firstProbe, Duration longestProbe, Duration patience) {}

    /** As specified, at this pace. */
    public static SendRules standard(Duration interval) {
        return new SendRules(
                interval,
                7,
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                20,
                new BreakerRules(3, Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofHours(6)));
    }
}
