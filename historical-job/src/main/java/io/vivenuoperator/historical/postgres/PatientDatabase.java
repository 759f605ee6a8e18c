package io.vivenuoperator.historical.postgres;

import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.database.TransactionWork;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions that are tried again while the database is away for a moment: only those that may be committed twice. It also
 * waits when the process is asked to stop: an answer that is not settled is a ticket in doubt.
 */
public final class PatientDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(PatientDatabase.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Database database;
    private final Duration patience;

    public PatientDatabase(Database database, Duration patience) {
        this.database = database;
        this.patience = patience;
    }

    /** @throws DatabaseException if the database stays away, or if it refuses the work */
    <T> T inTransaction(TransactionWork<T> work) {
        long begun = System.nanoTime();
        while (true) {
            try {
                return database.inTransaction(work);
            } catch (DatabaseException e) {
                boolean isOver = System.nanoTime() - begun >= patience.toNanos();
                if (!e.isTransient() || isOver || !rest()) {
                    throw e;
                }
                LOG.atWarn().addKeyValue("problem", e.getMessage()).log("Database is away, trying again");
            }
        }
    }

    private static boolean rest() {
        try {
            Thread.sleep(INTERVAL);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
