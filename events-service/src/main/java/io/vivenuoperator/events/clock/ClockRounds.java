package io.vivenuoperator.events.clock;

import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.store.delivery.ShardLeases;
import io.vivenuoperator.store.news.ClockNews;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every few seconds at what the clock alone brings about: sales that begin and end, regions that are no longer fresh, figures
 * whose fall may be told now. Only the process that has the first shard looks, and one that has lost it writes nothing.
 */
public final class ClockRounds implements AutoCloseable {
    /** Whose owner looks. */
    public static final int SHARD = 0;

    private static final Logger LOG = LoggerFactory.getLogger(ClockRounds.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final long LAST_SECONDS = 2;

    private final Database database;
    private final Supplier<OptionalLong> lease;
    private final Duration freshFor;
    private final Clock wall;
    private final ClockNews news = new ClockNews();
    private final ShardLeases leases = new ShardLeases();
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("clock-news").daemon().factory());
    private String problem = "";

    /**
     * One that does not look yet.
     *
     * @param database of which it takes one connection
     * @param lease the token of the shard while this process has it
     * @param freshFor how old the last good poll of a region may be
     */
    public ClockRounds(Database database, Supplier<OptionalLong> lease, Duration freshFor, Clock wall) {
        this.database = database;
        this.lease = lease;
        this.freshFor = freshFor;
        this.wall = wall;
    }

    /** Begins; returns at once. */
    public void start() {
        var _ = rounds.scheduleWithFixedDelay(this::round, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            int told = look();
            if (told > 0) {
                LOG.atDebug().addKeyValue("messages", told).log("Told by the clock");
            }
            problem = "";
        } catch (DatabaseException e) {
            String now = String.valueOf(e.getMessage());
            if (!now.equals(problem)) {
                LOG.atWarn().addKeyValue("problem", now).log("The clock's news can't be told");
            }
            problem = now;
        } catch (RuntimeException e) {
            // An exception would end the schedule.
            LOG.atError().setCause(e).log("The clock's news could not be told");
        }
    }

    /**
     * Looks once, if this process has the shard.
     *
     * @return how many messages were written
     */
    int look() {
        OptionalLong token = lease.get();
        return token.isEmpty()
                ? 0
                : database.inTransaction(tx ->
                        news.look(tx, same -> leases.holds(same, SHARD, token.getAsLong()), freshFor, wall.instant()));
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        try {
            rounds.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
