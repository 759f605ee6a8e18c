package io.vivenuoperator.events.stream;

import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.store.connection.StoreDatabase;
import io.vivenuoperator.store.delivery.LogPages.LogPlace;
import io.vivenuoperator.store.message.LogEdges;
import io.vivenuoperator.store.message.MessageFilter;
import io.vivenuoperator.store.message.MessageRecord;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** A log with all numbers between two. */
final class FakePages implements MessagePages {
    private final long first;
    private final AtomicLong last;
    private final AtomicInteger answersLeft = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    FakePages(long first, long last) {
        this.first = first;
        this.last = new AtomicLong(last);
    }

    void publish(int messages) {
        last.addAndGet(messages);
    }

    /** So many questions are answered, then none. */
    void failAfter(int answers) {
        answersLeft.set(answers);
    }

    /** Whoever asks waits until the latch is open. */
    CountDownLatch hold() {
        gate = new CountDownLatch(1);
        return gate;
    }

    int asked() {
        return asked.get();
    }

    private void ask() {
        asked.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (answersLeft.getAndDecrement() <= 0) {
            throw failure();
        }
    }

    private static DatabaseException failure() {
        return StoreDatabase.failure(new SQLException("of the test", "08006"));
    }

    @Override
    public List<MessageRecord> after(LogPlace place, int most) {
        ask();
        return LongStream.rangeClosed(Math.max(first, place.seq() + 1), last.get())
                .limit(most)
                .mapToObj(FakePages::message)
                .toList();
    }

    private static MessageRecord message(long seq) {
        return new MessageRecord(
                seq,
                Instant.EPOCH.plusSeconds(seq),
                "m" + seq,
                "a.b",
                "shop",
                Optional.empty(),
                "{}",
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public WantedPage wanted(MessageFilter wanted, long after, int most) {
        throw new UnsupportedOperationException("nobody is that far behind");
    }

    @Override
    public Optional<LogEdges> edges() {
        ask();
        long head = last.get();
        return head < first
                ? Optional.empty()
                : Optional.of(
                        new LogEdges(first, Instant.EPOCH.plusSeconds(first), head, Instant.EPOCH.plusSeconds(head)));
    }

    @Override
    public Optional<Long> before(Instant at) {
        ask();
        return Optional.empty();
    }
}
