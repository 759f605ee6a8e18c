package io.vivenuoperator.store.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.delivery.LogPages;
import io.vivenuoperator.store.delivery.LogPages.LogPlace;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever follows the numbers while others write. {@code -Dwriters.messages=1000} for longer runs. */
class CommitOrderIT {
    private static final int WRITERS = 8;
    private static final int TRANSACTIONS = Integer.getInteger("writers.messages", 60);

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    @Test
    void aReaderMissesNothingAndSeesNothingTwice() throws Exception {
        // given a reader that follows
        var writing = new CountDownLatch(WRITERS);
        List<Long> seen = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1)) {
            Future<?> reader = threads.submit(() -> follow(writing, seen));

            // when writers overlap, pause and give up
            List<Callable<List<String>>> writers = IntStream.range(0, WRITERS)
                    .<Callable<List<String>>>mapToObj(writer -> () -> write(writer, writing))
                    .toList();
            List<String> committed = new ArrayList<>();
            for (Future<List<String>> done : threads.invokeAll(writers)) {
                committed.addAll(done.get());
            }
            reader.get();

            // then
            List<String> stored = stored(0).stream().map(MessageRecord::id).toList();
            assertThat(stored).containsExactlyInAnyOrderElementsOf(committed);
            assertThat(seen).isSorted().doesNotHaveDuplicates();
            assertThat(seen)
                    .containsExactlyElementsOf(
                            stored(0).stream().map(MessageRecord::seq).toList());
        }
    }

    private void follow(CountDownLatch writing, List<Long> seen) {
        boolean last = false;
        while (!last) {
            last = writing.getCount() == 0;
            stored(seen.isEmpty() ? 0 : seen.getLast()).forEach(message -> seen.add(message.seq()));
        }
    }

    private List<MessageRecord> stored(long after) {
        return db.database().inTransaction(tx -> new LogPages().after(tx, new LogPlace(after, Instant.EPOCH), 100_000));
    }

    private List<String> write(int writer, CountDownLatch writing) throws SQLException {
        var chance = new Random(writer);
        List<String> committed = new ArrayList<>();
        try (Connection tx = db.database().connection()) {
            tx.setAutoCommit(false);
            for (int i = 0; i < TRANSACTIONS; i++) {
                List<NewMessage> messages = messages(writer + "-" + i, 1 + chance.nextInt(4));
                pause(chance);
                boolean together = chance.nextBoolean();
                if (chance.nextInt(10) == 0) {
                    MessageAppend.append(tx, messages);
                    pause(chance);
                    tx.rollback();
                } else {
                    commit(tx, messages, together, chance);
                    messages.forEach(message -> committed.add(message.id()));
                }
            }
        } finally {
            writing.countDown();
        }
        return committed;
    }

    private static void commit(Connection tx, List<NewMessage> messages, boolean together, Random chance)
            throws SQLException {
        if (together) {
            MessageAppend.appendAndCommit(tx, messages);
        } else {
            MessageAppend.append(tx, messages);
            pause(chance);
            tx.commit();
        }
    }

    private static void pause(Random chance) {
        LockSupport.parkNanos(chance.nextInt(3_000_000));
    }

    private static List<NewMessage> messages(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> MessageSamples.message(name + "-" + i))
                .toList();
    }

    /** Why there is a lock. */
    @Test
    void withoutTheLockWhoDrewFirstAndCommitsLastIsNeverSeen() throws SQLException {
        try (Connection slow = db.database().connection()) {
            // given
            slow.setAutoCommit(false);
            insertPlainly(slow, "slow");
            db.execute(plainly("fast"));

            // when the reader has been here meanwhile
            long last = stored(0).getLast().seq();
            slow.commit();

            // then
            assertThat(stored(last)).isEmpty();
            assertThat(new TreeSet<>(stored(0).stream().map(MessageRecord::id).toList()))
                    .containsExactly("fast", "slow");
        }
    }

    private static void insertPlainly(Connection tx, String id) throws SQLException {
        try (Statement insert = tx.createStatement()) {
            insert.execute(plainly(id));
        }
    }

    private static String plainly(String id) {
        return "INSERT INTO message (seq, at, id, type, source, payload) VALUES (nextval('message_seq'), now(), '" + id
                + "', 't.u', 's', '{}')";
    }
}
