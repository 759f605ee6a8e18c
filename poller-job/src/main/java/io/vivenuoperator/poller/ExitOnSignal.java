package io.vivenuoperator.poller;

import io.vivenuoperator.platform.config.ExitCode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** On SIGTERM interrupts the worker, which may still report within the grace period; its exit code becomes the process's. */
final class ExitOnSignal {
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    /** Called by the worker thread. */
    void watch(Thread worker) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(worker), "signal"));
    }

    /** The work is done; from here on the process exits by itself. */
    int done(int code) {
        exitCode.complete(code);
        return code;
    }

    private void stop(Thread worker) {
        if (exitCode.isDone()) {
            return;
        }
        worker.interrupt();
        Runtime.getRuntime().halt(await());
    }

    private int await() {
        try {
            return exitCode.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return ExitCode.RETRY.number();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.RETRY.number();
        }
    }
}
