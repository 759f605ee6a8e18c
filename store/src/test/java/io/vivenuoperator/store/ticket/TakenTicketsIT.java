package io.vivenuoperator.store.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TakenTicketsIT {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final TakenTickets tickets = new TakenTickets();

    private boolean take(String id, Instant expiresAt) {
        return db.database().inTransaction(tx -> tickets.take(tx, id, expiresAt));
    }

    @Test
    void isTakenOnce() {
        assertThat(take("a", NOON)).isTrue();
        assertThat(take("a", NOON)).isFalse();
        assertThat(take("b", NOON)).isTrue();
    }

    @Test
    void isTakenOnceByManyAtTheSameTime() throws Exception {
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = many.invokeAll(IntStream.range(0, 16)
                    .<Callable<Boolean>>mapToObj(_ -> () -> take("a", NOON))
                    .toList());

            long taken = 0;
            for (Future<Boolean> one : all) {
                taken += one.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
        }
    }

    @Test
    void expiredOnesAreForgottenWhenNobodyCanBringThemAnyMore() {
        take("old", NOON.minusSeconds(3_601));
        take("recent", NOON.minusSeconds(60));

        take("new", NOON);

        assertThat(db.text("SELECT string_agg(id, ' ' ORDER BY id) FROM taken_ticket"))
                .isEqualTo("new recent");
    }
}
