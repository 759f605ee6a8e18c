package io.vivenuoperator.simulator.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a delivery is retried: after a 5xx, a timeout or a failed connection, never after a 4xx.
 *
 * @param delays the delay before each retry; one retry per delay
 */
public record RetryPolicy(List<Duration> delays) {
    public RetryPolicy {
        delays = List.copyOf(delays);
    }

    /**
     * The delay before the next attempt; empty if there is none.
     *
     * @param attempt the number of the last attempt, from 1
     * @param status its result; {@link Attempt#TIMEOUT} or {@link Attempt#NO_CONNECTION} without an answer
     */
    public Optional<Duration> after(int attempt, int status) {
        boolean again = status >= 500 || status == Attempt.TIMEOUT || status == Attempt.NO_CONNECTION;
        return again && attempt <= delays.size() ? Optional.of(delays.get(attempt - 1)) : Optional.empty();
    }
}
