package io.vivenuoperator.platform.httpclient.retry;

import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How often, and after which delay, a call is repeated after a temporary failure.
 *
 * @param attempts total number, including the first
 * @param firstDelay upper bound of the delay before the second attempt; doubles with each further one
 * @param longestDelay upper bound of our own delays
 * @param longestRetryAfter the longest delay the service may ask for; beyond that the caller decides
 */
public record RetryPolicy(int attempts, Duration firstDelay, Duration longestDelay, Duration longestRetryAfter) {
    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, but is " + attempts);
        }
    }

    /** One attempt. */
    public static RetryPolicy none() {
        return new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    /** For a process that has minutes: seven attempts within about two minutes, unless the service asks for more. */
    public static RetryPolicy standard() {
        return new RetryPolicy(7, Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofMinutes(5));
    }

    /**
     * The delay before the next attempt; empty if there is none. The service's own Retry-After is honoured exactly; without
     * it the delay is exponential with its upper half random, so that many processes do not return at once.
     *
     * @param failed attempts so far
     */
    public Optional<Duration> delayAfter(HttpCallException failure, int failed, RandomGenerator random) {
        if (failed >= attempts || !isWorthRepeating(failure)) {
            return Optional.empty();
        }
        if (failure.retryAfter().isPresent()) {
            return failure.retryAfter().filter(asked -> asked.compareTo(longestRetryAfter) <= 0);
        }
        return Optional.of(backoff(failed, random));
    }

    /** The delay after this many failed attempts, if the service did not ask for one. */
    public Duration backoff(int failed, RandomGenerator random) {
        long bound = Math.min(firstDelay.toMillis() << Math.min(failed - 1, 20), longestDelay.toMillis());
        return Duration.ofMillis(bound / 2 + random.nextLong(bound / 2 + 1));
    }

    private static boolean isWorthRepeating(HttpCallException failure) {
        return failure.reason() == HttpCallException.Reason.RATE_LIMITED
                || failure.reason() == HttpCallException.Reason.UNAVAILABLE;
    }
}
