package io.vivenuoperator.events.groupcommit;

import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.store.connection.StoreDatabase;
import io.vivenuoperator.store.message.NewMessage;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A log in memory that can be away, slow, or refuse what it is told to. */
final class FakeLog implements PublicationStore {
    private final List<List<String>> groups = new ArrayList<>();
    private volatile boolean away;
    private volatile boolean broken;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final AtomicInteger reached = new AtomicInteger();

    static DatabaseException failure(String sqlState) {
        return StoreDatabase.failure(new SQLException("of the test", sqlState));
    }

    @Override
    public List<GroupOutcome> commit(List<List<NewMessage>> lists) {
        List<String> ids = lists.stream().map(list -> list.getFirst().id()).toList();
        synchronized (groups) {
            groups.add(ids);
        }
        pass();
        if (broken) {
            throw new IllegalStateException("a bug of the test");
        }
        if (away) {
            throw failure("08006");
        }
        if (ids.contains("poison")) {
            throw failure("22021");
        }
        return ids.stream()
                .<GroupOutcome>map(id -> id.equals("taken")
                        ? new GroupOutcome.OtherContent(0)
                        : new GroupOutcome.Committed(List.of(1L), 1))
                .toList();
    }

    private void pass() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void reach() {
        reached.incrementAndGet();
        if (away) {
            throw failure("08001");
        }
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

    void breakDown(boolean now) {
        broken = now;
    }

    /** Whoever commits waits until the latch is open. */
    CountDownLatch hold() {
        gate = new CountDownLatch(1);
        return gate;
    }

    /** The first ids of the requests of each commit that was tried. */
    List<List<String>> groups() {
        synchronized (groups) {
            return List.copyOf(groups);
        }
    }

    int reached() {
        return reached.get();
    }
}
