package io.vivenuoperator.controller.region;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Tasks beside each other, for a limited time. What is cut off may take a moment to end, and is waited for: what comes next must
 * not be undone by it.
 *
 * @param atOnce the most that run at once
 * @param patience for all of them
 */
record BoundedTasks(int atOnce, Duration patience) {
    private static final Duration UNTIL_ENDED = Duration.ofSeconds(3);

    /** Runs them; returns how many failed or were cut off. */
    long run(List<Callable<Void>> tasks) {
        var threads = Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory());
        try {
            return threads.invokeAll(tasks, patience.toMillis(), TimeUnit.MILLISECONDS).stream()
                    .filter(done -> done.state() != Future.State.SUCCESS)
                    .count();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return tasks.size();
        } finally {
            threads.shutdownNow();
            awaitEnd(threads);
        }
    }

    private static void awaitEnd(ExecutorService threads) {
        try {
            boolean _ = threads.awaitTermination(UNTIL_ENDED.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
