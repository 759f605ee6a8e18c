package io.vivenuoperator.simulator.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a delivery is tried again: after a 5xx, a timeout or a failed connection, never after a 4xx.
 *
 * @param delays how long to wait before each retry; as many retries as there are delays
 */
public record RetryPolicy(List<Duration> delays) {
    public RetryPolicy {
        delays = List.copyOf(delays);
    }

    /**
     * The wait before the next attempt; empty when there is none.
     *
     * @param attempt the one that was made, from 1
     * @param status what it was answered; {@link Attempt#TIMEOUT} or {@link Attempt#NO_CONNECTION} without an answer
     */
    public Optional<Duration> after(int attempt, int status) {
        boolean again = status >= 500 || status == Attempt.TIMEOUT || status == Attempt.NO_CONNECTION;
        return again && attempt <= delays.size() ? Optional.of(delays.get(attempt - 1)) : Optional.empty();
    }
}
