package io.vivenuoperator.salesapi.health;

import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.service.health.HealthState;
import io.vivenuoperator.store.query.SalesQueries;
import io.vivenuoperator.store.query.SalesReader;
import io.vivenuoperator.store.query.VisibleRegions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the database now and then, so that readiness tells whether it answers, and why it does not, without waiting for it. */
public final class DatabaseWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final VisibleRegions NONE = new VisibleRegions.Named(List.of());

    private static final Duration LAST_LOOK = Duration.ofSeconds(5);

    private final SalesReader reader;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("database-watch").daemon().factory());
    private volatile HealthState state = HealthState.of(false).with("problem", "not asked yet");

    private DatabaseWatch(SalesReader reader) {
        this.reader = reader;
    }

    public static DatabaseWatch start(SalesReader reader, Duration interval) {
        var watch = new DatabaseWatch(reader);
        var _ = watch.clock.scheduleWithFixedDelay(watch::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    public HealthState state() {
        return state;
    }

    private void look() {
        HealthState found = found();
        if (!found.equals(state) && !found.up()) {
            LOG.atWarn().addKeyValue("problem", found.details().get("problem")).log("Database can't be read");
        }
        state = found;
    }

    private HealthState found() {
        try {
            reader.read(NONE, SalesQueries::regions);
            return HealthState.of(true);
        } catch (DatabaseException e) {
            return HealthState.of(false).with("problem", String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // An exception would end the schedule.
            LOG.atError().setCause(e).log("Database could not be asked");
            return HealthState.of(false).with("problem", "unexpected; see the log");
        }
    }

    /** Waits for the last look, so that the database can be closed afterwards. */
    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(LAST_LOOK.toSeconds(), TimeUnit.SECONDS)) {
                clock.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
