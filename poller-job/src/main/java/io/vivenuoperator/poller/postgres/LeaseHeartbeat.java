package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.platform.database.DatabaseException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews a run's lease while the run waits for the vendor or its budget, which may take longer than the lease. */
public final class LeaseHeartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseHeartbeat.class);

    private final Thread thread;

    public LeaseHeartbeat(RunRegistry book, LeasedRun run) {
        thread = Thread.ofVirtual().name("lease").start(() -> beat(book, run));
    }

    private static void beat(RunRegistry book, LeasedRun run) {
        boolean held = true;
        while (held && rest(run.duration().dividedBy(4))) {
            held = renew(book, run);
        }
    }

    /** A lost lease stops the run at its next write; here it is only logged. */
    private static boolean renew(RunRegistry book, LeasedRun run) {
        try {
            return book.renew(run);
        } catch (DatabaseException e) {
            LOG.atWarn().addKeyValue("problem", e.getMessage()).log("Lease could not be renewed, retrying");
            return true;
        } catch (OutOfMemoryError e) {
            // The run will fail in the same way and report it; for that it needs the lease.
            return true;
        }
    }

    private static boolean rest(Duration interval) {
        try {
            Thread.sleep(interval);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
