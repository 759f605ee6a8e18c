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

    /** Returns when the database is usable, or when waiting for it is over. */
    ReadinessResult await(Duration patience) {
        Instant until = clock.instant().plus(patience);
        ReadinessResult readiness = look();
        while (readiness instanceof ReadinessResult.NotReady(RunFailure why) && isWorthAWait(why, until)) {
            LOG.atInfo().addKeyValue("problem", why.message()).log("Waiting for the database");
            readiness = rest() ? look() : new ReadinessResult.NotReady(RunFailure.stopped());
        }
        return readiness;
    }

    /** An upgrade may bring the schema while we wait; nothing will bring a password. */
    private boolean isWorthAWait(RunFailure why, Instant until) {
        return switch (why.reason()) {
            case DATABASE_MISCONFIGURED, INTERRUPTED -> false;
            default -> clock.instant().plus(INTERVAL).isBefore(until);
        };
    }

    private ReadinessResult look() {
        try {
            return readiness(SchemaCheck.check(database));
        } catch (DatabaseException e) {
            RunFailure failure = RunFailure.of(e);
            return new ReadinessResult.NotReady(new RunFailure(
                    failure.reason(), "The database at DATABASE_URL can't be used. " + failure.message()));
        }
    }

    private static ReadinessResult readiness(SchemaState state) {
        if (state.fits()) {
            return new ReadinessResult.Ready();
        }
        RunReason reason =
                switch (state) {
                    case SchemaState.Behind _ -> RunReason.SCHEMA_BEHIND;
                    case SchemaState.Unfit unfit ->
                        unfit.lasting() ? RunReason.DATABASE_MISCONFIGURED : RunReason.DATABASE_UNAVAILABLE;
                    case SchemaState.Missing _, SchemaState.Current _, SchemaState.Ahead _ -> RunReason.SCHEMA_MISMATCH;
                };
        return new ReadinessResult.NotReady(new RunFailure(reason, state.advice()));
    }

    /** False if the process was asked to stop. */
    private boolean rest() {
        try {
            pause.pause(INTERVAL);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
