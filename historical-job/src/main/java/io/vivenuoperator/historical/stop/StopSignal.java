package io.vivenuoperator.historical.stop;

import io.vivenuoperator.platform.config.job.ExitOnSignal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** SIGTERM: the work ends at its next rest, with the request under way answered and settled. */
public final class StopSignal implements StoppableWait {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final ExitOnSignal exit = new ExitOnSignal();

    /**
     * Waits for the signal from now on.
     *
     * @param patience for the work to end; Kubernetes kills the pod at the end of its own
     * @param late the exit code if it does not
     */
    public void watch(Duration patience, int late) {
        exit.watch(this::ask, patience, late);
    }

    /** The work is done; from here on the process exits by itself. */
    public int done(int code) {
        return exit.done(code);
    }

    /** Asks the work to stop. */
    public void ask() {
        asked.countDown();
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
