package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.platform.database.DatabaseException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews a run's lease while the run waits for the vendor or for its budget, which can take longer than the lease lasts. */
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

    /** A lease that is lost stops the run at its next write; here it is only told. */
    private static boolean renew(RunRegistry book, LeasedRun run) {
        try {
            return book.renew(run);
        } catch (DatabaseException e) {
            LOG.atWarn().addKeyValue("problem", e.getMessage()).log("The lease could not be renewed, trying again");
            return true;
        } catch (OutOfMemoryError e) {
            // The run will meet it, too, and reports it; it needs the lease for that.
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
