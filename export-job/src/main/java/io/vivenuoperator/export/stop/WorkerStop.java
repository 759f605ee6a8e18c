package io.vivenuoperator.export.stop;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** SIGTERM: the worker is interrupted, and may still report; its exit code becomes the process's. */
public final class WorkerStop {
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private volatile boolean asked;

    /**
     * Waits for the signal from now on.
     *
     * @param grace for the worker to report
     * @param late the exit code if it does not
     */
    public void watch(Thread worker, Duration grace, int late) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(worker, grace, late), "signal"));
    }

    /** Whether the process was asked to stop. */
    public boolean isAsked() {
        return asked;
    }

    /** The work is done; from here on the process exits by itself. */
    public int done(int code) {
        exitCode.complete(code);
        return code;
    }

    private void stop(Thread worker, Duration grace, int late) {
        if (!exitCode.isDone()) {
            ask(worker);
            Runtime.getRuntime().halt(awaitCode(grace, late));
        }
    }

    /** Asks the worker to stop. */
    public void ask(Thread worker) {
        asked = true;
        worker.interrupt();
    }

    private int awaitCode(Duration grace, int late) {
        try {
            return exitCode.get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return late;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return late;
        }
    }
}
