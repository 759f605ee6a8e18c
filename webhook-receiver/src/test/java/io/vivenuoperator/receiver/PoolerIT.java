package io.vivenuoperator.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.store.pooler.NeedsPgBouncer;
import io.vivenuoperator.store.pooler.Neighbour;
import io.vivenuoperator.store.pooler.Pooler;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Behind a pooler that lends its server connections per transaction. */
@NeedsPgBouncer
class PoolerIT extends WithRegions {
    private static final String KEY = "dach-new";
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

    @Test
    void oneServerConnectionIsEnough() {
        try (var pooler = Pooler.start(database.url(), 1);
                var one = start(pooler);
                var other = start(pooler)) {
            assertThat(codes(send(one, "a", 100))).containsOnly(204);
            assertThat(codes(send(other, "b", 100))).containsOnly(204);

            assertThat(database.number("SELECT count(*) FROM webhook_delivery")).isEqualTo(200);
        }
    }

    @Test
    void aNeighboursHabitsChangeNothingAndAreLeftAsTheyAre() {
        try (var pooler = Pooler.start(database.url(), 1);
                var neighbour = Neighbour.at(pooler.url()).withHabits()) {
            Map<String, String> before = neighbour.session();

            try (var receiver = start(pooler)) {
                assertThat(codes(send(receiver, "t", 50))).containsOnly(204);
                assertThat(post(receiver, Bodies.event("e1", "event-1", "HYROX Berlin", "5000", NOW)))
                        .isEqualTo(204);
                assertThat(post(receiver, Bodies.transaction("x1"))).isEqualTo(204);
                assertThat(neighbour.changedSince(before)).isEmpty();
            }

            assertThat(database.number("SELECT count(*) FROM webhook_delivery")).isEqualTo(52);
            assertThat(database.number("SELECT count(*) FROM ticket")).isEqualTo(50);
            assertThat(neighbour.changedSince(before)).isEmpty();
        }
    }

    @Test
    void aWriterWaitsLongerThanItsNeighboursWouldAndTheyWaitAsLongAsTheyLike() throws Exception {
        try (var pooler = Pooler.start(database.url(), 1);
                var neighbour = Neighbour.at(pooler.url()).withHabits();
                var receiver = start(pooler)) {
            assertThat(codes(send(receiver, "t", 1))).containsOnly(204);

            // when another writer holds the region's lock for longer than the neighbour's timeouts
            CompletableFuture<Integer> delivery;
            try (Connection writer = database.database().connection();
                    Statement statement = writer.createStatement()) {
                writer.setAutoCommit(false);
                statement.execute("SELECT pg_advisory_xact_lock(1987474021, region_key) FROM region");
                delivery = receiver.vivenu().postLater(DACH, KEY, Bodies.ticket("late", "late", NOW));
                statement.execute("SELECT pg_sleep(1)");
                assertThat(delivery).isNotDone();
                writer.rollback();
            }

            // then
            assertThat(delivery.join()).isEqualTo(204);
            neighbour.execute("SET statement_timeout = 0");
            neighbour.execute("SELECT pg_sleep(5)");
        }
    }

    @Test
    void whatIsAcknowledgedIsThereAfterPoolerAndDatabaseDied() throws Exception {
        try (var server = DurableServer.start(directory.resolve("data"));
                var pooler = Pooler.start(server.url(), 1);
                var receiver = start(pooler)) {
            List<String> acknowledged = new ArrayList<>();
            for (int round = 0; round < 4; round++) {
                // given a neighbour that turns durability off
                try (var neighbour = await().ignoreExceptions().until(() -> Neighbour.at(pooler.url()), it -> true)) {
                    neighbour.execute("SET synchronous_commit = off");
                }

                // when both die under load
                String first = "first" + round;
                await().until(() -> post(receiver, Bodies.ticket(first, first, NOW)) == 204);
                acknowledged.add(first);
                Map<String, CompletableFuture<Integer>> sent = send(receiver, "r" + round + "-", 600);
                await().until(() -> sent.values().stream().anyMatch(CompletableFuture::isDone));
                if (round % 2 == 1) {
                    pooler.kill();
                }
                server.stopAtOnce();
                sent.forEach((id, code) -> {
                    if (code.join() == 204) {
                        acknowledged.add(id);
                    }
                });
                server.startAgain();
                if (round % 2 == 1) {
                    pooler.startAgain();
                }
            }

            // then
            assertThat(server.deliveries()).containsAll(acknowledged);
        }
    }

    private RunningReceiver start(Pooler pooler) {
        return RunningReceiver.start(pooler.url(), regions, Map.of()).ready();
    }

    private static int post(RunningReceiver receiver, String body) {
        return receiver.vivenu().post(DACH, KEY, body).statusCode();
    }

    private static Map<String, CompletableFuture<Integer>> send(RunningReceiver receiver, String prefix, int count) {
        var sent = new LinkedHashMap<String, CompletableFuture<Integer>>();
        for (int i = 0; i < count; i++) {
            String id = prefix + i;
            sent.put(id, receiver.vivenu().postLater(DACH, KEY, Bodies.ticket(id, "ticket-" + id, NOW)));
        }
        return sent;
    }

    private static List<Integer> codes(Map<String, CompletableFuture<Integer>> sent) {
        return sent.values().stream().map(CompletableFuture::join).toList();
    }
}
