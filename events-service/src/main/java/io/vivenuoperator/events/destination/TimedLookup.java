package io.vivenuoperator.events.destination;

import io.vivenuoperator.platform.httpclient.egress.CheckedLookup;
import io.vivenuoperator.platform.httpclient.egress.LookupVerdict;
import io.vivenuoperator.platform.httpclient.egress.TargetUrl;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks names up for people who wait. A resolver may take minutes, and can't be interrupted: it is asked on a few threads of its own, which
 * are no virtual ones, because it would keep the carriers of these.
 */
final class TimedLookup {
    private static final int THREADS = 4;
    private static final int WAITING = 32;
    private static final int IDLE_SECONDS = 30;

    private final CheckedLookup lookup;
    private final Duration patience;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("url-lookup-", 0).daemon().factory());

    TimedLookup(CheckedLookup lookup, Duration patience) {
        this.lookup = lookup;
        this.patience = patience;
        threads.allowCoreThreadTimeOut(true);
    }

    Duration patience() {
        return patience;
    }

    /** Where the URL leads; empty if the resolver does not say so in time, or too many are waiting for it. */
    Optional<LookupVerdict> find(TargetUrl url) {
        try {
            Future<LookupVerdict> asked = threads.submit(() -> lookup.find(url));
            try {
                return Optional.of(asked.get(patience.toMillis(), TimeUnit.MILLISECONDS));
            } finally {
                boolean _ = asked.cancel(true);
            }
        } catch (TimeoutException | RejectedExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a name could not be looked up", e.getCause());
        }
    }
}
