package io.vivenuoperator.historical.stop;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * SIGTERM: the work ends at its next rest, with the request under way answered and settled. The work's exit code becomes the
 * process's.
 */
public final class StopSignal implements StoppableWait {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    /**
     * Waits for the signal from now on.
     *
     * @param patience for the work to end; Kubernetes kills the pod at the end of its own
     * @param late the exit code if it does not
     */
    public void watch(Duration patience, int late) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(patience, late), "signal"));
    }

    /** The work is done; from here on the process exits by itself. */
    public int done(int code) {
        exitCode.complete(code);
        return code;
    }

    /** Asks the work to stop. */
    public void ask() {
        asked.countDown();
    }

    private void stop(Duration patience, int late) {
        if (!exitCode.isDone()) {
            ask();
            Runtime.getRuntime().halt(awaitCode(patience, late));
        }
    }

    private int awaitCode(Duration patience, int late) {
        try {
            return exitCode.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return late;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return late;
        }
    }

    @Override
    public boolean isStopping() {
        return asked.getCount() == 0;
    }

    @Override
    public boolean rest(Duration time) {
        try {
            return !asked.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
