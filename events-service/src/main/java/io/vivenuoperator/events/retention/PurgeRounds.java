package io.vivenuoperator.events.retention;

import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.store.delivery.ShardLeases;
import io.vivenuoperator.store.maintenance.EndedRows;
import io.vivenuoperator.store.maintenance.EndedRows.EndedPart;
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
 * Deletes now and then what is over, a few rows at a time. Only the process that has the first shard does, and one that has lost it
 * deletes nothing.
 */
public final class PurgeRounds implements AutoCloseable {
    /** Whose owner deletes. */
    public static final int SHARD = 0;

    static final int ROWS_AT_ONCE = 500;
    private static final int ROWS_PER_ROUND = 50_000;
    private static final Logger LOG = LoggerFactory.getLogger(PurgeRounds.class);
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final long LAST_SECONDS = 2;

    private final Database database;
    private final Supplier<OptionalLong> lease;
    private final Clock wall;
    private final EndedRows rows = new EndedRows();
    private final ShardLeases leases = new ShardLeases();
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("purge").daemon().factory());

    /**
     * One that does not delete yet.
     *
     * @param database of which it takes one connection for a moment
     * @param lease the token of the shard while this process has it
     */
    public PurgeRounds(Database database, Supplier<OptionalLong> lease, Clock wall) {
        this.database = database;
        this.lease = lease;
        this.wall = wall;
    }

    /** Begins; returns at once. */
    public void start() {
        var _ = rounds.scheduleWithFixedDelay(this::round, FIRST.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            long deleted = purge();
            if (deleted > 0) {
                LOG.atInfo().addKeyValue("rows", deleted).log("Deleted what is over");
            }
        } catch (DatabaseException e) {
            LOG.atWarn().addKeyValue("problem", e.getMessage()).log("What is over can't be deleted; tried again");
        } catch (RuntimeException e) {
            // An exception would end the schedule.
            LOG.atError().setCause(e).log("What is over could not be deleted");
        }
    }

    /**
     * Deletes once, if this process has the shard.
     *
     * @return how many rows
     */
    long purge() {
        OptionalLong token = lease.get();
        if (token.isEmpty()) {
            return 0;
        }
        long sum = 0;
        for (EndedPart part : EndedPart.values()) {
            sum += purge(part, token.getAsLong());
        }
        return sum;
    }

    /** Each time in a transaction of its own, so that nobody waits long for it. */
    private long purge(EndedPart part, long token) {
        long sum = 0;
        long deleted;
        do {
            deleted = database.inTransaction(
                    tx -> leases.holds(tx, SHARD, token) ? rows.delete(tx, part, wall.instant(), ROWS_AT_ONCE) : 0L);
            sum += deleted;
        } while (deleted == ROWS_AT_ONCE && sum < ROWS_PER_ROUND);
        return sum;
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
