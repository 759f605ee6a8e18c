package io.vivenuoperator.vendor.vivenu.transport;

import java.time.Duration;
import java.util.Optional;

/**
 * What an API key may still ask. Vivenu's terms name 1,000 requests an hour and token; whoever implements this decides how
 * several processes share them. Every attempt is paid, retries too.
 */
public interface RequestBudget {

    /**
     * Returns when one request may be sent.
     *
     * @throws InterruptedException when the waiting thread is asked to stop
     */
    void acquire() throws InterruptedException;

    /** Vivenu answered 429: the pace was too high. */
    default void onRateLimited(Optional<Duration> retryAfter) {}

    /** Vivenu took the request: the pace may rise again. */
    default void onAccepted() {}

    /** For callers that pace themselves. */
    static RequestBudget unlimited() {
        return () -> {};
    }
}
