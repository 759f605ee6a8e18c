package io.vivenuoperator.platform.httpclient.retry;

import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How often, and after which wait, a call that failed for a passing reason is sent again.
 *
 * @param attempts in all, the first included
 * @param firstDelay upper bound of the wait before the second attempt; doubles with each further one
 * @param longestDelay upper bound of a wait we choose ourselves
 * @param longestRetryAfter the longest wait the service may ask for; what goes beyond is left to the caller
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

    /** For a process that has minutes: seven attempts within about two of them, unless the service asks for more. */
    public static RetryPolicy standard() {
        return new RetryPolicy(7, Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofMinutes(5));
    }

    /**
     * The wait before the next attempt, or empty when there is to be none. The service's own Retry-After is kept to the
     * second; without it the wait is exponential, its upper half by chance, so that many processes don't come back at once.
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

    /** The wait after so many failed attempts, when nobody asked for one. */
    public Duration backoff(int failed, RandomGenerator random) {
        long bound = Math.min(firstDelay.toMillis() << Math.min(failed - 1, 20), longestDelay.toMillis());
        return Duration.ofMillis(bound / 2 + random.nextLong(bound / 2 + 1));
    }

    private static boolean isWorthRepeating(HttpCallException failure) {
        return failure.reason() == HttpCallException.Reason.RATE_LIMITED
                || failure.reason() == HttpCallException.Reason.UNAVAILABLE;
    }
}
