package io.vivenuoperator.simulators.patreon.delivery;

import java.time.Duration;

/**
 * How deliveries behave. Patreon publishes none of these figures.
 *
 * @param timeout how long an answer may take
 * @param retry the wait after a failure
 * @param pauseAfter so many failures in a row pause a webhook
 */
public record DeliveryRules(Duration timeout, Duration retry, int pauseAfter) {
    /** A guess. */
    public static DeliveryRules defaults() {
        return new DeliveryRules(Duration.ofSeconds(10), Duration.ofSeconds(60), 10);
    }
}
