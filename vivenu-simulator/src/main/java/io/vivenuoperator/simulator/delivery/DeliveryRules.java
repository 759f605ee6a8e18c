package io.vivenuoperator.simulator.delivery;

import java.time.Duration;

/**
 * How deliveries are made.
 *
 * @param timeout how long a receiver may take to answer
 * @param mode {@code prod} or {@code dev}, as it stands in the envelope
 */
public record DeliveryRules(RetryPolicy retries, Duration timeout, String mode) {}
