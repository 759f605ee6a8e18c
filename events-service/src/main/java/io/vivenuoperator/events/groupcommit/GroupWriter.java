package io.vivenuoperator.events.groupcommit;

import io.vivenuoperator.events.groupcommit.GroupOutcome.Unavailable;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.service.queue.RequestQueue;
import io.vivenuoperator.store.message.NewMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits what requests publish, all that wait at a time: publishers are in one order, so a second transaction at once would
 * only wait for the first. It never waits for a group to fill.
 */
public final class GroupWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration AT_THE_END = Duration.ofSeconds(6);

    private final RequestQueue<PendingPublication> queue;
    private final PublicationStore store;
    private final GroupLimits limits;
    private final GroupCommit commit;
    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile List<PendingPublication> current = List.of();
    private volatile boolean refusing;
    private volatile boolean closing;
    private boolean away;

    private GroupWriter(PublicationStore store, GroupLimits limits, GroupObserver observer) {
        queue = new RequestQueue<>(limits.queued(), limits.queuedBytes());
        this.store = store;
        this.limits = limits;
        commit = new GroupCommit(store, observer);
        thread = Thread.ofPlatform().name("group-writer").daemon().unstarted(this::run);
    }

    public static GroupWriter start(PublicationStore store, GroupLimits limits, GroupObserver observer) {
        var writer = new GroupWriter(store, limits, observer);
        writer.thread.start();
        return writer;
    }

    /** Publishes the messages of a request, all or none; returns when it is known what became of them. */
    public GroupOutcome publish(List<NewMessage> messages) {
        if (refusing) {
            return new GroupOutcome.NotNow(Unavailable.SHUTTING_DOWN);
        }
        var pending = new PendingPublication(messages);
        return queue.offer(pending)
                ? pending.await(limits.patience())
                : new GroupOutcome.NotNow(Unavailable.QUEUE_FULL);
    }

    /** How many requests wait; those that are just being committed are not among them. */
    public int waiting() {
        return queue.rows();
    }

    /** Whether it goes on; after an unexpected failure only a new process does. */
    public boolean lives() {
        return thread.isAlive();
    }

    private void run() {
        try {
            while (!(closing && queue.rows() == 0)) {
                step();
            }
        } catch (InterruptedException e) {
            // The end; what still waits is told.
        } catch (RuntimeException | Error e) {
            LOG.atError().setCause(e).log("Writer ended unexpectedly");
        } finally {
            refuseAll();
            ended.countDown();
        }
    }

    private void step() throws InterruptedException {
        List<PendingPublication> group =
                queue.take(limits.together(), limits.bytesTogether(), closing ? Duration.ZERO : IDLE);
        if (group.isEmpty()) {
            return;
        }
        current = group;
        try {
            Optional<DatabaseException> failure = away ? reach() : Optional.empty();
            if (failure.isPresent()) {
                // Each of those that wait would find out for itself, one after the other.
                GroupCommit.fail(group, failure.get());
                GroupCommit.fail(queue.take(Integer.MAX_VALUE, Long.MAX_VALUE, Duration.ZERO), failure.get());
            } else {
                failure = commit.commit(group);
            }
            away = failure.isPresent();
        } catch (RuntimeException e) {
            // A bug must not end the writer: the next requests may be fine.
            LOG.atError().setCause(e).addKeyValue("requests", group.size()).log("Group failed");
            refuse(group, Unavailable.NOT_KEPT);
        }
        current = List.of();
    }

    private Optional<DatabaseException> reach() {
        try {
            store.reach();
            return Optional.empty();
        } catch (DatabaseException e) {
            return Optional.of(e);
        }
    }

    private static void refuse(List<PendingPublication> group, Unavailable reason) {
        group.forEach(pending -> pending.answer(new GroupOutcome.NotNow(reason)));
    }

    /** Nobody waits for a result that does not come. */
    private void refuseAll() {
        refusing = true;
        refuse(current, Unavailable.SHUTTING_DOWN);
        try {
            refuse(queue.take(Integer.MAX_VALUE, Long.MAX_VALUE, Duration.ZERO), Unavailable.SHUTTING_DOWN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins a shutdown: what is not committed by then is answered, while the answer still reaches its client. */
    public void drain(Duration atMost) {
        var _ = Thread.ofVirtual().name("group-drain").start(() -> {
            try {
                if (!ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                    refuseAll();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Commits what waits, then ends; call it when no request is in flight any more. */
    @Override
    public void close() {
        closing = true;
        queue.close();
        try {
            if (!thread.join(AT_THE_END)) {
                thread.interrupt();
                thread.join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
