package io.vivenuoperator.historical.run;

import io.vivenuoperator.contracts.historical.HistoricalReason;
import io.vivenuoperator.historical.report.RunEnd;
import io.vivenuoperator.historical.stop.StoppableWait;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.store.schema.SchemaCheck;
import io.vivenuoperator.store.schema.SchemaState;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits, for a limited time, for a database with the schema that this version needs. */
final class DatabaseCheck {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseCheck.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final Database database;
    private final StoppableWait wait;

    DatabaseCheck(Database database, StoppableWait wait) {
        this.database = database;
        this.wait = wait;
    }

    /** Why the run ends here; empty if the database is usable. */
    Optional<RunEnd> await(Duration patience) {
        long begun = System.nanoTime();
        Optional<RunEnd> problem = look();
        while (problem.isPresent()
                && problem.get().reason().isWorthARetry()
                && System.nanoTime() - begun + INTERVAL.toNanos() < patience.toNanos()) {
            LOG.atInfo().addKeyValue("problem", problem.get().message()).log("Waiting for the database");
            problem = wait.rest(INTERVAL) ? look() : Optional.of(RunEnd.stopped());
            if (wait.isStopping()) {
                return Optional.of(RunEnd.stopped());
            }
        }
        return problem;
    }

    private Optional<RunEnd> look() {
        try {
            SchemaState state = SchemaCheck.check(database);
            return state.fits() ? Optional.empty() : Optional.of(RunEnd.early(reason(state), state.advice()));
        } catch (DatabaseException e) {
            return Optional.of(failed(e));
        }
    }

    private static HistoricalReason reason(SchemaState state) {
        boolean isPassing =
                state instanceof SchemaState.Behind || (state instanceof SchemaState.Unfit unfit && !unfit.lasting());
        return isPassing ? HistoricalReason.DATABASE_UNAVAILABLE : HistoricalReason.MISCONFIGURED;
    }

    static RunEnd failed(DatabaseException e) {
        boolean isLasting = e.reason() == DatabaseException.Reason.MISCONFIGURED;
        return RunEnd.early(
                isLasting ? HistoricalReason.MISCONFIGURED : HistoricalReason.DATABASE_UNAVAILABLE,
                "The database at DATABASE_URL can't be used. " + e.getMessage());
    }
}
