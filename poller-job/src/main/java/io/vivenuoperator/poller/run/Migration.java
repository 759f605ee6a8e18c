package io.vivenuoperator.poller.run;

import io.vivenuoperator.client.transport.Pause;
import io.vivenuoperator.poller.settings.DatabaseSettings;
import io.vivenuoperator.store.database.DatabaseException;
import io.vivenuoperator.store.schema.SchemaMigration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the database's schema to this version; a database that is still starting is waited for. */
public final class Migration {

    private static final Logger LOG = LoggerFactory.getLogger(Migration.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final DatabaseSettings settings;
    private final Clock clock;
    private final Pause pause;

    public Migration(DatabaseSettings settings, Clock clock, Pause pause) {
        this.settings = settings;
        this.clock = clock;
        this.pause = pause;
    }

    /** Migrates; 0 when the schema is current afterwards, 1 when another try may help. */
    public int run() {
        Instant until = clock.instant().plus(settings.patience());
        while (true) {
            try {
                SchemaMigration.Outcome outcome = SchemaMigration.migrate(settings.url());
                LOG.atInfo()
                        .addKeyValue("applied", outcome.applied())
                        .addKeyValue("version", outcome.version())
                        .log("The schema is current");
                return 0;
            } catch (DatabaseException e) {
                if (!e.isTransient() || !rest(until)) {
                    LOG.atError().addKeyValue("problem", e.getMessage()).log("The schema could not be migrated");
                    return 1;
                }
            }
        }
    }

    private boolean rest(Instant until) {
        if (!clock.instant().plus(INTERVAL).isBefore(until)) {
            return false;
        }
        LOG.atInfo().log("Waiting for the database");
        try {
            pause.pause(INTERVAL);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
