package io.vivenuoperator.platform.httpclient;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

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

    /** The headers of what the service answered, which may say how many requests are left. Comes before {@link #onAccepted}. */
    default void onAnswer(HttpHeaders headers) {}

    /** The service accepted the request: the rate may rise again. */
    default void onAccepted() {}

    /** Waits for a request's turn. */
    @FunctionalInterface
    interface Turn {
        /**
         * Returns when it has come.
         *
         * @throws InterruptedException if the waiting thread is interrupted
         */
        void await() throws InterruptedException;
    }

    /** One that is kept elsewhere. */
    static RequestBudget of(Turn turn, Consumer<Optional<Duration>> rateLimited, Runnable accepted) {
        return new RequestBudget() {
            @Override
            public void acquire() throws InterruptedException {
                turn.await();
            }

            @Override
            public void onRateLimited(Optional<Duration> retryAfter) {
                rateLimited.accept(retryAfter);
            }

            @Override
            public void onAccepted() {
                accepted.run();
            }
        };
    }

    /** For callers that limit their own rate. */
    static RequestBudget unlimited() {
        return () -> {};
    }
}
