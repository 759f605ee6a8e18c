package io.vivenuoperator.poller.run;

import io.vivenuoperator.platform.config.ExitCode;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.httpclient.retry.Pause;
import io.vivenuoperator.poller.settings.DatabaseSettings;
import io.vivenuoperator.poller.settings.PollerCommand;
import io.vivenuoperator.store.schema.ProgramRoles;
import io.vivenuoperator.store.schema.SchemaMigration;
import io.vivenuoperator.store.schema.UnfitDatabaseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Migrates the database's schema to this version; waits for a database that is still starting. */
public final class MigrationRun {
    private static final Logger LOG = LoggerFactory.getLogger(MigrationRun.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final DatabaseSettings settings;
    private final ProgramRoles roles;
    private final Clock clock;
    private final Pause pause;

    public MigrationRun(PollerCommand.Migrate command, Clock clock, Pause pause) {
        this.settings = command.database();
        this.roles = command.roles();
        this.clock = clock;
        this.pause = pause;
    }

    /** Migrates; returns whether the schema is current afterwards and, if not, whether a retry may help. */
    public ExitCode run() {
        Instant until = clock.instant().plus(settings.patience());
        Optional<ExitCode> code = attempt(until);
        while (code.isEmpty()) {
            code = attempt(until);
        }
        return code.get();
    }

    private Optional<ExitCode> attempt(Instant until) {
        try {
            return Optional.of(done(SchemaMigration.migrate(settings.url(), roles)));
        } catch (UnfitDatabaseException e) {
            return e.lasting() ? Optional.of(failed(e, ExitCode.MISCONFIGURED)) : later(e, until);
        } catch (DatabaseException e) {
            if (e.isTransient()) {
                return later(e, until);
            }
            return Optional.of(failed(
                    e, e.reason() == DatabaseException.Reason.MISCONFIGURED ? ExitCode.MISCONFIGURED : ExitCode.RETRY));
        }
    }

    private static ExitCode done(SchemaMigration.Outcome outcome) {
        outcome.remarks()
                .forEach(remark -> LOG.atWarn().addKeyValue("remark", remark).log("Migration remark"));
        LOG.atInfo()
                .addKeyValue("applied", outcome.applied())
                .addKeyValue("version", outcome.version())
                .log("Schema is current");
        return ExitCode.DONE;
    }

    private Optional<ExitCode> later(RuntimeException e, Instant until) {
        return rest(until, e) ? Optional.empty() : Optional.of(failed(e, ExitCode.RETRY));
    }

    private static ExitCode failed(RuntimeException e, ExitCode code) {
        LOG.atError()
                .addKeyValue("problem", e.getMessage())
                .addKeyValue("exitCode", code.number())
                .log("Schema could not be migrated");
        return code;
    }

    private boolean rest(Instant until, RuntimeException problem) {
        if (!clock.instant().plus(INTERVAL).isBefore(until)) {
            return false;
        }
        LOG.atInfo().addKeyValue("problem", problem.getMessage()).log("Waiting for the database");
        try {
            pause.pause(INTERVAL);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
