package io.vivenuoperator.export.stop;

import io.vivenuoperator.platform.config.job.ExitOnSignal;
import java.time.Duration;

/** SIGTERM: the worker is interrupted, and may still report. */
public final class WorkerStop {
    private final ExitOnSignal exit = new ExitOnSignal();
    private volatile boolean asked;

    /**
     * Waits for the signal from now on.
     *
     * @param grace for the worker to report
     * @param late the exit code if it does not
     */
    public void watch(Thread worker, Duration grace, int late) {
        exit.watch(() -> ask(worker), grace, late);
    }

    /** Whether the process was asked to stop. */
    public boolean isAsked() {
        return asked;
    }

    /** The work is done; from here on the process exits by itself. */
    public int done(int code) {
        return exit.done(code);
    }

    /** Asks the worker to stop. */
    public void ask(Thread worker) {
        asked = true;
        worker.interrupt();
    }
}
