package io.vivenuoperator.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.platform.database.TestServer;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that are committed together, while somebody else holds the lock of all publishers, or the database goes away. */
class GroupedPublishIT extends OnAnEmptyLog {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int QUEUE = 8;
    private static final String LOCK = "SELECT pg_advisory_xact_lock(1987473005, 7)";
    private static final String WAITING =
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 7 AND NOT granted";

    private final Executor clients = task -> Thread.ofVirtual().start(task);

    @Override
    Map<String, String> settings() {
        return Map.of("PUBLICATIONS_WAITING", Integer.toString(QUEUE));
    }

    @AfterEach
    void letIn() {
        TestServer.get().execute("ALTER DATABASE " + db.name() + " ALLOW_CONNECTIONS true");
    }

    private static String event(String id, String type, String source, int n) {
        return "{\"id\":\"%s\",\"type\":\"%s\",\"source\":\"%s\",\"payload\":%d}".formatted(id, type, source, n);
    }

    private static String event(String id, int n) {
        return event(id, "order.paid", "shop", n);
    }

    private CompletableFuture<HttpResponse<String>> post(String body) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return events.post("all", "/events", body);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                clients);
    }

    private static HttpResponse<String> of(CompletableFuture<HttpResponse<String>> answer) {
        assertThat(answer).succeedsWithin(PATIENCE);
        return answer.join();
    }

    /** Holds the lock of all publishers, and waits until a first request stands before it. */
    private CompletableFuture<HttpResponse<String>> firstBehind(Connection other) throws Exception {
        other.setAutoCommit(false);
        try (Statement statement = other.createStatement()) {
            statement.execute(LOCK);
        }
        var first = post(event("first", 0));
        await().atMost(PATIENCE).until(() -> db.number(WAITING) == 1);
        return first;
    }

    private double waiting() throws Exception {
        return events.management("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("vivenu_events_publications_waiting"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void eachRequestOfAGroupHasItsOwnAnswer() throws Exception {
        // given
        db.execute("INSERT INTO region (name, watched_since) VALUES ('dach', now()) ON CONFLICT DO NOTHING");
        assertThat(of(post(event("known", 1))).statusCode()).isEqualTo(201);
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        try (Connection other = db.ownerConnection()) {
            var first = firstBehind(other);

            // when
            answers.add(post("[" + event("a1", 1) + "," + event("a2", 2) + "," + event("a3", 3) + "]"));
            answers.add(post("[" + event("b1", 1) + "," + event("known", 2) + "]"));
            answers.add(post(event("known", 1)));
            answers.add(post(event("r", "region.ready", "dach", 1)));
            answers.add(post(event("c", 1)));
            await().atMost(PATIENCE).until(() -> waiting() == 5);
            other.rollback();

            // then
            assertThat(of(first).statusCode()).isEqualTo(201);
        }
        assertThat(answers.stream().map(GroupedPublishIT::of).map(HttpResponse::statusCode))
                .containsExactly(201, 409, 200, 400, 201);
        assertThat(of(answers.get(1)).body()).contains("IdTaken", "[1].id");
        assertThat(of(answers.get(3)).body()).contains("ReservedType");
        assertThat(db.text("SELECT string_agg(id, ',' ORDER BY id) FROM message"))
                .isEqualTo("a1,a2,a3,c,first,known");
        assertThat(db.text("SELECT string_agg(id, ',' ORDER BY seq) FROM message WHERE id LIKE 'a%'"))
                .isEqualTo("a1,a2,a3");
        assertThat(db.number("SELECT count(DISTINCT xmin::text) FROM message WHERE id IN ('a1', 'a2', 'a3', 'c')"))
                .as("transactions")
                .isOne();
    }

    @Test
    void ofTwinsInAGroupOneIsStored() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers;
        try (Connection other = db.ownerConnection()) {
            var first = firstBehind(other);

            answers = List.of(post(event("twin", 1)), post(event("twin", 1)), post(event("twin", 1)));
            await().atMost(PATIENCE).until(() -> waiting() == 3);
            other.rollback();
            assertThat(of(first).statusCode()).isEqualTo(201);
        }

        assertThat(answers.stream().map(GroupedPublishIT::of).map(HttpResponse::statusCode))
                .containsExactlyInAnyOrder(201, 200, 200);
        assertThat(answers.stream()
                        .map(GroupedPublishIT::of)
                        .map(HttpResponse::body)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aFullQueueIsAnsweredAtOnce() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        try (Connection other = db.ownerConnection()) {
            answers.add(firstBehind(other));
            IntStream.range(0, QUEUE).forEach(n -> answers.add(post(event("q" + n, n))));
            await().atMost(PATIENCE).until(() -> waiting() == QUEUE);

            HttpResponse<String> refused = of(post(event("too-many", 1)));
            other.rollback();

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("QueueFull");
            assertThat(refused.headers().firstValue("Retry-After")).contains("5");
        }
        assertThat(answers)
                .allSatisfy(answer -> assertThat(of(answer).statusCode()).isEqualTo(201));
        assertThat(db.number("SELECT count(*) FROM message WHERE id = 'too-many'"))
                .isZero();
    }

    @Test
    void ifTheDatabaseGoesAwayNothingThatWasAcknowledgedIsLost() throws Exception {
        // given
        Map<String, Integer> statuses = new ConcurrentHashMap<>();
        List<CompletableFuture<Void>> publishers = IntStream.range(0, 6)
                .mapToObj(publisher -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, 60)
                                .mapToObj(n -> "p" + publisher + "-" + n)
                                .forEach(id ->
                                        statuses.put(id, of(post(event(id, 1))).statusCode())),
                        clients))
                .toList();
        await().atMost(PATIENCE).until(() -> statuses.size() > 40);

        // when
        TestServer.get().execute("ALTER DATABASE " + db.name() + " ALLOW_CONNECTIONS false");
        TestServer.get()
                .execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + db.name() + "'");
        await().atMost(PATIENCE).until(() -> statuses.containsValue(503));
        letIn();

        // then
        assertThat(CompletableFuture.allOf(publishers.toArray(CompletableFuture<?>[]::new)))
                .succeedsWithin(PATIENCE);
        assertThat(statuses)
                .hasSize(360)
                .allSatisfy((_, status) -> assertThat(status).isIn(201, 503));
        List<String> acknowledged = statuses.entrySet().stream()
                .filter(entry -> entry.getValue() == 201)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        String stored = db.text("SELECT coalesce(string_agg(id, ',' ORDER BY id), '') FROM message");
        assertThat(List.of(stored.split(","))).doesNotHaveDuplicates().containsAll(acknowledged);

        // What was refused is taken, once, when it is sent again.
        await().atMost(PATIENCE).until(() -> of(post(event("back", 1))).statusCode() < 300);
        assertThat(statuses.keySet().stream().map(id -> of(post(event(id, 1))).statusCode()))
                .allMatch(status -> status == 200 || status == 201);
        assertThat(db.number("SELECT count(*) FROM message")).isEqualTo(361);
    }
}
