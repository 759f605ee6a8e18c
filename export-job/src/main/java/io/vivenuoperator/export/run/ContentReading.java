package io.vivenuoperator.export.run;

import io.vivenuoperator.contracts.export.ExportReason;
import io.vivenuoperator.export.content.CellText;
import io.vivenuoperator.export.content.ContentResult;
import io.vivenuoperator.export.content.SalesContent;
import io.vivenuoperator.export.settings.ExportSpec;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.store.query.SalesReader;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the rows, and waits for a limited time for a database that is away. */
final class ContentReading {
    private static final Logger LOG = LoggerFactory.getLogger(ContentReading.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(30);

    private final Database database;
    private final Duration patience;

    ContentReading(Database database, Duration patience) {
        this.database = database;
        this.patience = patience;
    }

    /**
     * Reads them.
     *
     * @throws DatabaseException if the database can't answer
     * @throws InterruptedException if the process is asked to stop
     */
    ContentResult read(ExportSpec spec) throws InterruptedException {
        var content = new SalesContent(new SalesReader(database, LONGEST_STATEMENT), new CellText(spec.neutralise()));
        long begun = System.nanoTime();
        while (true) {
            try {
                return content.read(spec.regions(), spec.sheets());
            } catch (DatabaseException e) {
                if (!e.isTransient() || System.nanoTime() - begun + INTERVAL.toNanos() > patience.toNanos()) {
                    throw e;
                }
                LOG.atInfo().addKeyValue("problem", e.getMessage()).log("Waiting for the database");
                Thread.sleep(INTERVAL);
            }
        }
    }

    static ExportReason reason(DatabaseException e) {
        return e.reason() == DatabaseException.Reason.MISCONFIGURED
                ? ExportReason.MISCONFIGURED
                : ExportReason.DATABASE_UNAVAILABLE;
    }
}
