package io.vivenuoperator.platform.config.job;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** SIGTERM: the work is asked to stop, and may still report; its exit code becomes the process's. */
public final class ExitOnSignal {
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    /**
     * Waits for the signal from now on.
     *
     * @param ask tells the work to stop; called on a thread of its own
     * @param grace for the work to end; Kubernetes kills the pod at the end of its own
     * @param late the exit code if it does not
     */
    public void watch(Runnable ask, Duration grace, int late) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(ask, grace, late), "signal"));
    }

    /** The work is done; from here on the process exits by itself. */
    public int done(int code) {
        exitCode.complete(code);
        return code;
    }

    private void stop(Runnable ask, Duration grace, int late) {
        if (!exitCode.isDone()) {
            ask.run();
            Runtime.getRuntime().halt(awaitCode(grace, late));
        }
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
