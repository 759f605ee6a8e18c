package io.vivenuoperator.events.stream;

import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.store.message.LogEdges;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where the log begins and ends, asked once for all clients that come while the question before is being answered: after a
 * restart they come by the thousand, and connections are few.
 */
final class SharedEdges {
    private final MessagePages pages;
    private final AtomicLong turns = new AtomicLong();
    private final ReentrantLock asking = new ReentrantLock();
    private EdgesAnswer last = new EdgesAnswer(0, Optional.empty(), Optional.empty());

    /** @param begun the turn at which the question was asked */
    private record EdgesAnswer(long begun, Optional<LogEdges> edges, Optional<DatabaseException> failure) {}

    SharedEdges(MessagePages pages) {
        this.pages = pages;
    }

    /**
     * As they are after the call, not before it.
     *
     * @throws DatabaseException if the database can't answer
     */
    Optional<LogEdges> now() {
        long arrived = turns.incrementAndGet();
        asking.lock();
        try {
            if (last.begun() < arrived) {
                last = ask(turns.incrementAndGet());
            }
            if (last.failure().isPresent()) {
                throw last.failure().get();
            }
            return last.edges();
        } finally {
            asking.unlock();
        }
    }

    /** How many clients wait for their answer behind the one that asks. */
    int waiting() {
        return asking.getQueueLength();
    }

    private EdgesAnswer ask(long begun) {
        try {
            return new EdgesAnswer(begun, pages.edges(), Optional.empty());
        } catch (DatabaseException e) {
            return new EdgesAnswer(begun, Optional.empty(), Optional.of(e));
        }
    }
}
