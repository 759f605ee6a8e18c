package io.vivenuoperator.simulators.klaviyo.delivery;

import java.time.Duration;

/**
 * How deliveries behave.
 *
 * @param accountId names the account in each
 * @param batch the most events in one
 * @param linger how long events are gathered
 * @param timeout how long an answer may take
 * @param firstRetry the wait before the first retry; each next one is twice as long, an hour at most
 * @param disableAfter how long a webhook may fail before it is turned off
 */
public record DeliveryRules(
        String accountId, int batch, Duration linger, Duration timeout, Duration firstRetry, Duration disableAfter) {
    private static final Duration LONGEST = Duration.ofHours(1);

    /** As Klaviyo does. */
    public static DeliveryRules ofKlaviyo(String accountId) {
        return new DeliveryRules(
                accountId,
                1_000,
                Duration.ofMillis(50),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofDays(2));
    }

    /** The wait after an attempt, from 1. */
    Duration waitAfter(int attempt) {
        Duration wait = firstRetry.multipliedBy(1L << Math.min(attempt - 1, 20));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
