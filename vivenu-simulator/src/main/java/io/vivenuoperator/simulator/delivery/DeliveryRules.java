package io.vivenuoperator.simulator.delivery;

import java.time.Duration;

/**
 * How deliveries are sent.
 *
 * @param timeout how long a receiver may take to answer
 * @param mode the envelope's mode, {@code prod} or {@code dev}
 */
public record DeliveryRules(RetryPolicy retries, Duration timeout, String mode) {}
