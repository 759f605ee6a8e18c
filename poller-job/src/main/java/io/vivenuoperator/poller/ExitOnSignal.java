package io.vivenuoperator.poller;

import io.vivenuoperator.platform.config.ExitCode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** On SIGTERM the work is interrupted, may still report within the grace period, and its exit code becomes the process'. */
final class ExitOnSignal {
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    /** To be called by the thread that does the work. */
    void watch(Thread worker) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(worker), "signal"));
    }

    /** The work is done: from here on the process ends by itself. */
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
