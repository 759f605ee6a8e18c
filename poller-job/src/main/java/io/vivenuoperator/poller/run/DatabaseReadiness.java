package io.vivenuoperator.poller.run;

import io.vivenuoperator.contracts.run.RunReason;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.httpclient.retry.Pause;
import io.vivenuoperator.store.schema.SchemaCheck;
import io.vivenuoperator.store.schema.SchemaState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits, for a limited time, until the database is reachable and has the schema for this version. */
final class DatabaseReadiness {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseReadiness.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final Database database;
    private final Clock clock;
    private final Pause pause;

    DatabaseReadiness(Database database, Clock clock, Pause pause) {
        this.database = database;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Returns when the database is usable.
     *
     * @throws RunFailedException if it is not usable in time
     */
    void pass(Duration patience) {
        Instant until = clock.instant().plus(patience);
        Optional<RunFailedException> problem = look();
        while (problem.isPresent()) {
            if (isPointless(problem.get()) || !clock.instant().plus(INTERVAL).isBefore(until)) {
                throw problem.get();
            }
            LOG.atInfo().addKeyValue("problem", problem.get().getMessage()).log("Waiting for the database");
            rest();
            problem = look();
        }
    }

    /** An upgrade may bring the schema while we wait; nothing will bring a password. */
    private static boolean isPointless(RunFailedException problem) {
        return problem.reason() == RunReason.DATABASE_MISCONFIGURED;
    }

    private Optional<RunFailedException> look() {
        try {
            return problemWith(SchemaCheck.check(database));
        } catch (DatabaseException e) {
            RunFailure failure = RunFailure.of(e).orElseThrow(() -> e);
            return Optional.of(new RunFailedException(
                    failure.reason(), "The database at DATABASE_URL can't be used. " + failure.message()));
        }
    }

    private static Optional<RunFailedException> problemWith(SchemaState state) {
        if (state.fits()) {
            return Optional.empty();
        }
        RunReason reason =
                switch (state) {
                    case SchemaState.Behind _ -> RunReason.SCHEMA_BEHIND;
                    case SchemaState.Unfit unfit ->
                        unfit.lasting() ? RunReason.DATABASE_MISCONFIGURED : RunReason.DATABASE_UNAVAILABLE;
                    case SchemaState.Missing _, SchemaState.Current _, SchemaState.Ahead _ -> RunReason.SCHEMA_MISMATCH;
                };
        return Optional.of(new RunFailedException(reason, state.advice()));
    }

    private void rest() {
        try {
            pause.pause(INTERVAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailedException(RunReason.INTERRUPTED, "Asked to stop while waiting for the database.");
        }
    }
}
