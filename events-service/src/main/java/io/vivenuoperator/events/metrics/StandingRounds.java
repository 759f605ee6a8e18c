package io.vivenuoperator.events.metrics;

import io.vivenuoperator.events.lane.LaneStanding;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.store.delivery.DeliveryHistory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews the gauges of subscriptions every few seconds. */
public final class StandingRounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StandingRounds.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final long LAST_SECONDS = 2;

    private final Database database;
    private final Supplier<List<LaneStanding>> standings;
    private final SubscriptionGauges gauges;
    private final Clock wall;
    private final DeliveryHistory history = new DeliveryHistory();
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("standings").daemon().factory());

    /** @param database of which it takes one connection for a moment */
    public StandingRounds(
            Database database, Supplier<List<LaneStanding>> standings, SubscriptionGauges gauges, Clock wall) {
        this.database = database;
        this.standings = standings;
        this.gauges = gauges;
        this.wall = wall;
    }

    /** Begins; returns at once. */
    public void start() {
        var _ = rounds.scheduleWithFixedDelay(this::round, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            List<LaneStanding> now = standings.get();
            List<String> uids = now.stream().map(LaneStanding::uid).toList();
            Map<String, Long> dead = database.inTransaction(tx -> history.dead(tx, uids));
            gauges.show(now, dead, wall.instant());
        } catch (DatabaseException | CompletionException e) {
            // Not known: then there is no series.
            gauges.close();
            LOG.atDebug().addKeyValue("problem", e.getMessage()).log("Standings can't be shown");
        } catch (RuntimeException e) {
            // An exception would end the schedule.
            LOG.atError().setCause(e).log("Standings could not be shown");
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        try {
            rounds.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        gauges.close();
    }
}
