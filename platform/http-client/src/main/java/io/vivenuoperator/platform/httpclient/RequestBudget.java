package io.vivenuoperator.platform.httpclient;

import java.time.Duration;
import java.util.Optional;

/**
 * How many requests may still be sent to a service. The service's terms set the limit; the implementation decides how
 * several processes share it. Every attempt is charged, including retries.
 */
public interface RequestBudget {
    /**
     * Returns when one request may be sent.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    void acquire() throws InterruptedException;

    /** The service answered 429: the rate was too high. */
    default void onRateLimited(Optional<Duration> retryAfter) {}

    /** The service accepted the request: the rate may rise again. */
    default void onAccepted() {}

    /** For callers that limit their own rate. */
    static RequestBudget unlimited() {
        return () -> {};
    }
}
