package io.vivenuoperator.events.outcome;

import io.vivenuoperator.events.outcome.DeliveryOutcome.LeaseToken;
import io.vivenuoperator.events.outcome.DeliveryOutcome.Subject;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.database.TransactionSettings;
import io.vivenuoperator.store.delivery.DeliveryOutcomes;
import io.vivenuoperator.store.delivery.DeliveryOutcomes.RetriedMessage;
import io.vivenuoperator.store.delivery.DeliveryOutcomes.WrittenOutcomes;
import io.vivenuoperator.store.delivery.OutcomeBatch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only thread that writes outcomes: a batch of up to 512 in one statement, which waits at most 20 ms to fill. While the
 * database is away it keeps what it has, and tries again.
 */
public final class OutcomeWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutcomeWriter.class);
    private static final int MOST = 512;
    private static final long FILL_NANOS = Duration.ofMillis(20).toNanos();
    private static final Duration AGAIN = Duration.ofMillis(250);
    private static final Duration LAST_BATCH = Duration.ofSeconds(2);

    private final Database database;
    private final DeliveryOutcomes outcomes = new DeliveryOutcomes();
    private final WriterObserver observer;
    private final Consumer<LeaseToken> lost;
    private final InstantSource steady;
    private final MinuteCounting counting;
    private final LinkedBlockingQueue<DeliveryOutcome> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofPlatform().name("outcomes").daemon().unstarted(this::run);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean away;
    private @Nullable DeliveryOutcome left;

    /** Sees each batch. */
    @FunctionalInterface
    public interface WriterObserver {
        void wrote(int outcomes, Duration took);
    }

    /**
     * One that does not write yet.
     *
     * @param counts how often attempts are counted by minute
     * @param lost told of leases whose rows were not written, because another process holds them now
     */
    public OutcomeWriter(
            Database database,
            InstantSource steady,
            Duration counts,
            Consumer<LeaseToken> lost,
            WriterObserver observer) {
        this.database = database;
        this.steady = steady;
        counting = new MinuteCounting(database, steady, counts);
        this.lost = lost;
        this.observer = observer;
    }

    public void start() {
        thread.start();
    }

    public void write(DeliveryOutcome outcome) {
        waiting.add(outcome);
    }

    /** The leases of this process now, by shard. */
    public void holds(Map<Integer, Long> tokens) {
        counting.holds(tokens);
    }

    /** Others will own the shards: nothing is gathered for later any more. */
    public void leave() {
        counting.leave();
    }

    /** Whether the last batch could not be written: then nothing new should begin. */
    public boolean isAway() {
        return away;
    }

    /** How many wait for the next batches. */
    public int backlog() {
        return waiting.size();
    }

    private void run() {
        try {
            while (ended.getCount() > 0) {
                PendingBatch batch = next();
                if (batch.size() > 0) {
                    store(batch);
                }
                if (!away) {
                    counting.turn();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private PendingBatch next() throws InterruptedException {
        var batch = new PendingBatch();
        DeliveryOutcome first = left;
        left = null;
        if (first == null) {
            first = waiting.poll(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
        long until = System.nanoTime() + FILL_NANOS;
        while (first != null && batch.size() < MOST) {
            if (!batch.add(first)) {
                left = first;
                break;
            }
            first = batch.size() == MOST ? null : waiting.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        return batch;
    }

    private void store(PendingBatch batch) throws InterruptedException {
        OutcomeBatch rows = batch.rows();
        while (ended.getCount() > 0) {
            Instant begin = steady.instant();
            try {
                WrittenOutcomes written =
                        database.inTransaction(TransactionSettings::byKeyOnly, tx -> outcomes.write(tx, rows));
                if (away) {
                    LOG.atInfo().log("Outcomes can be written again");
                }
                away = false;
                counting.written(rows, written);
                observer.wrote(batch.size(), Duration.between(begin, steady.instant()));
                confirm(batch.outcomes(), written);
                return;
            } catch (DatabaseException e) {
                if (e.reason() == DatabaseException.Reason.BAD_DATA) {
                    alone(batch);
                    return;
                }
                counting.doubt(rows);
                failed(String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).log("Outcomes could not be written");
                failed("a bug");
            }
            // Nothing is lost: the outcomes stay here, and after a crash the messages are delivered again.
            ended.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** One row that the database will never take must not hold up the others. */
    private void alone(PendingBatch batch) throws InterruptedException {
        if (batch.size() > 1) {
            for (DeliveryOutcome outcome : batch.outcomes()) {
                var single = new PendingBatch();
                single.add(outcome);
                store(single);
            }
            return;
        }
        DeliveryOutcome refused = batch.outcomes().getFirst();
        LOG.atError()
                .addKeyValue("subject", refused.subject().name())
                .addKeyValue("seq", refused.subject().seq())
                .log("Outcome is refused by the database and passed over");
        refused.stored().accept(RetryEffect.REFUSED);
    }

    private void failed(String problem) {
        if (!away) {
            LOG.atWarn().addKeyValue("problem", problem).log("Outcomes can't be written");
        }
        away = true;
    }

    private void confirm(List<DeliveryOutcome> outcomes, WrittenOutcomes written) {
        for (DeliveryOutcome outcome : outcomes) {
            if (written.shards().contains(outcome.lease().shard())) {
                outcome.stored().accept(effect(outcome.subject(), written));
            }
        }
        outcomes.stream()
                .map(DeliveryOutcome::lease)
                .filter(lease -> !written.shards().contains(lease.shard()))
                .distinct()
                .forEach(lost);
    }

    private static RetryEffect effect(Subject subject, WrittenOutcomes written) {
        var message = new RetriedMessage(subject.name(), subject.seq());
        if (written.added().contains(message)) {
            return RetryEffect.ADDED;
        }
        return written.removed().contains(message) ? RetryEffect.REMOVED : RetryEffect.UNCHANGED;
    }

    /** Ends without writing what waits. */
    @Override
    public void close() {
        ended.countDown();
        thread.interrupt();
        try {
            thread.join(LAST_BATCH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
