package io.vivenuoperator.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.store.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A database that is unreachable, silent, slow or of another version. */
class FaultsIT extends WithRegions {
    private static final String KEY = "dach-new";
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final Duration RECOVERY = Duration.ofSeconds(10);

    @Test
    void whileTheDatabaseIsAwayItIs503AndAfterwards204AgainWithoutARestart() throws IOException {
        try (var proxy = new Proxy(port());
                var receiver =
                        RunningReceiver.start(through(proxy), regions, Map.of()).ready()) {
            // given
            proxy.cut();
            HttpResponse<String> away = post(receiver, "d1");
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(away.headers().firstValue("retry-after")).isPresent();
            await().untilAsserted(() -> assertThat(ready(receiver)).isEqualTo(503));
            assertThat(receiver.management().get("/observe/health/live").statusCode())
                    .isEqualTo(200);

            // when
            proxy.mend();

            // then
            await().atMost(RECOVERY).until(() -> post(receiver, "d1").statusCode() == 204);
            assertThat(database.number("SELECT count(*) FROM webhook_delivery")).isEqualTo(1);
        }
    }

    @Test
    void aSilentDatabaseIs503AndDoesNotHoldTheWriterForEver() throws Exception {
        try (var proxy = new Proxy(port());
                var receiver =
                        RunningReceiver.start(through(proxy), regions, Map.of()).ready()) {
            // given
            proxy.freeze();
            assertThat(post(receiver, "d1").statusCode()).isEqualTo(503);

            // when
            await().atMost(RECOVERY).until(() -> ready(receiver) == 503);
            proxy.thaw();

            // then
            await().atMost(RECOVERY).until(() -> post(receiver, "d1").statusCode() == 204);
            assertThat(database.number("SELECT count(*) FROM webhook_delivery")).isEqualTo(1);
        }
    }

    @Test
    void aFullQueueIs503AtOnceAndWhatWasAcknowledgedIsThere() throws SQLException {
        // No request times out in this test, so every refusal is due to the full queue.
        var limits = Map.of("QUEUE_ROWS", "4", "BATCH_ROWS", "2", "ANSWER_TIMEOUT_MILLIS", "9000");
        try (var receiver = RunningReceiver.start(database.runtimeUrl(), regions, limits)
                        .ready();
                Connection other = database.database().connection();
                Statement statement = other.createStatement()) {
            // given
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE webhook_delivery");
            var answers = new ArrayList<CompletableFuture<Integer>>();

            // when
            IntStream.range(0, 30)
                    .forEach(i ->
                            answers.add(receiver.vivenu().postLater(DACH, KEY, Bodies.ticket("d" + i, "t" + i, NOW))));

            // then all are answered but those that wait (4) and those being written (at most 2)
            await().until(() -> answered(answers) >= 24);
            long refused = answered(answers);
            assertThat(refused).isLessThanOrEqualTo(25);
            assertThat(receiver.metric("vivenu_receiver_refused_total", "reason=\"QueueFull\""))
                    .isEqualTo(refused);
            assertThat(receiver.metric("vivenu_receiver_refused_total", "reason="))
                    .isEqualTo(refused);

            // and when the database continues, the waiting ones are acknowledged and stored
            other.rollback();
            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isIn(204, 503));
            assertThat(ids())
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 30)
                            .filter(i -> answers.get(i).join() == 204)
                            .mapToObj(i -> "d" + i)
                            .toList())
                    .hasSize((int) (30 - refused));
        }
    }

    @Test
    void moreRequestsThanAreWorkedOnAre503AndToldWhenToComeAgain() throws Exception {
        var limits = Map.of("MAX_CONCURRENT_REQUESTS", "1", "ANSWER_TIMEOUT_MILLIS", "9000");
        try (var receiver = RunningReceiver.start(database.runtimeUrl(), regions, limits)
                        .ready();
                Connection other = database.database().connection();
                Statement statement = other.createStatement()) {
            // given
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE webhook_delivery");
            CompletableFuture<Integer> first = receiver.vivenu().postLater(DACH, KEY, Bodies.ticket("d1", "t1", NOW));
            await().until(() -> database.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
            // when
            HttpResponse<String> second = post(receiver, "d2");
            // then
            assertThat(second.statusCode()).isEqualTo(503);
            assertThat(second.body()).contains("\"reason\":\"TooBusy\"");
            assertThat(second.headers().firstValue("retry-after")).isPresent();
            other.rollback();
            assertThat(first.join()).isEqualTo(204);
            assertThat(post(receiver, "d2").statusCode()).isEqualTo(204);
        }
    }

    @Test
    void aCommitWhoseAnswerGotLostIs503AndItsRedeliveryCountsOnce() throws IOException {
        try (var proxy = new Proxy(port());
                var receiver =
                        RunningReceiver.start(through(proxy), regions, Map.of()).ready()) {
            // given
            proxy.loseAnswer("COMMIT");

            // when
            HttpResponse<String> ambiguous = post(receiver, "d1");
            assertThat(ids()).containsExactly("d1");
            proxy.loseAnswer("");
            proxy.mend();

            // then
            assertThat(ambiguous.statusCode()).isEqualTo(503);
            await().atMost(RECOVERY).until(() -> post(receiver, "d1").statusCode() == 204);
            receiver.awaitDeliveries("outcome=\"duplicate\"", 1);
            assertThat(ids()).containsExactly("d1");
            assertThat(database.number("SELECT sum(sold) FROM current_sales")).isEqualTo(1);
        }
    }

    @Test
    void startsWithoutADatabaseAndIsReadyWhenItComes() throws IOException {
        try (var proxy = new Proxy(port())) {
            proxy.cut();
            try (var receiver = RunningReceiver.start(through(proxy), regions, Map.of())) {
                assertThat(post(receiver, "d1").statusCode()).isEqualTo(503);
                assertThat(ready(receiver)).isEqualTo(503);

                proxy.mend();

                await().atMost(RECOVERY).until(() -> ready(receiver) == 200);
                assertThat(post(receiver, "d1").statusCode()).isEqualTo(204);
            }
        }
    }

    @Test
    void aMissingSchemaIsNotReadyAndSaysWhy() {
        try (var empty = TestDatabase.empty().start();
                var receiver = RunningReceiver.start(empty.url(), regions, Map.of())) {
            await().untilAsserted(() -> assertThat(
                            receiver.management().get("/observe/health/ready").body())
                    .contains("no schema yet", "migrate"));
            assertThat(ready(receiver)).isEqualTo(503);
            assertThat(post(receiver, "d1").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void aSchemaThatIsAheadAtTheStartIsServed() {
        database.execute("UPDATE flyway_schema_history SET version = '999' WHERE installed_rank = 1");

        try (var receiver =
                RunningReceiver.start(database.runtimeUrl(), regions, Map.of()).ready()) {
            assertThat(post(receiver, "d1").statusCode()).isEqualTo(204);
            assertThat(database.number("SELECT count(*) FROM webhook_delivery")).isEqualTo(1);
        }
    }

    @Test
    void aClosingReceiverAnswersWhatIsInFlight() throws Exception {
        var receiver =
                RunningReceiver.start(database.runtimeUrl(), regions, Map.of()).ready();
        try (Connection other = database.database().connection();
                Statement statement = other.createStatement()) {
            // given
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE webhook_delivery");
            CompletableFuture<Integer> inFlight =
                    receiver.vivenu().postLater(DACH, KEY, Bodies.ticket("d1", "t1", NOW));
            await().until(() -> database.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);

            // when
            var closed = CompletableFuture.runAsync(() -> receiver.receiver().close());
            other.rollback();

            // then
            assertThat(inFlight.get()).isEqualTo(204);
            assertThat(closed).succeedsWithin(RECOVERY);
            assertThat(database.number("SELECT count(*) FROM webhook_delivery")).isEqualTo(1);
        }
    }

    private static HttpResponse<String> post(RunningReceiver receiver, String id) {
        return receiver.vivenu().post(DACH, KEY, Bodies.ticket(id, "t-" + id, NOW));
    }

    private static long answered(List<CompletableFuture<Integer>> answers) {
        return answers.stream().filter(CompletableFuture::isDone).count();
    }

    private List<String> ids() {
        String ids = database.text("SELECT string_agg(delivery_id, ',') FROM webhook_delivery");
        return ids.isEmpty() ? List.of() : List.of(ids.split(",", -1));
    }

    private static int ready(RunningReceiver receiver) {
        return receiver.management().get("/observe/health/ready").statusCode();
    }

    private int port() {
        return (int) database.number("SHOW port");
    }

    private String through(Proxy proxy) {
        return database.runtimeUrl().replaceFirst("127\\.0\\.0\\.1:\\d+", "127.0.0.1:" + proxy.port());
    }
}
