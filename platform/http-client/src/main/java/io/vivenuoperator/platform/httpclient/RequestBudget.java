package io.vivenuoperator.platform.httpclient;

import java.time.Duration;
import java.util.Optional;

/**
 * What may still be asked of a service. Its terms say how much; whoever implements this decides how several processes share it.
 * Every attempt is paid, retries too.
 */
public interface RequestBudget {
    /**
     * Returns when one request may be sent.
     *
     * @throws InterruptedException when the waiting thread is asked to stop
     */
    void acquire() throws InterruptedException;

    /** The service answered 429: the pace was too high. */
    default void onRateLimited(Optional<Duration> retryAfter) {}

    /** The service took the request: the pace may rise again. */
    default void onAccepted() {}

    /** For callers that pace themselves. */
    static RequestBudget unlimited() {
        return () -> {};
    }
}
