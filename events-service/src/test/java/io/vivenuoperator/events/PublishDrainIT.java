package io.vivenuoperator.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.store.TestDatabase;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A process ends while requests to publish wait for their commit. */
class PublishDrainIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LOCK = "SELECT pg_advisory_xact_lock(1987473005, 7)";
    private static final String WAITING = """
            SELECT count(*) FROM pg_locks JOIN pg_database d ON d.oid = database
            WHERE d.datname = current_database() AND locktype = 'advisory' AND objid = 7 AND NOT granted
            """;

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final Executor clients = task -> Thread.ofVirtual().start(task);

    @TempDir
    Path folder;

    private RunningEvents starting(int graceSeconds) {
        return new RunningEvents(
                        db.runtimeUrl(), folder, Map.of("SHUTDOWN_GRACE_SECONDS", Integer.toString(graceSeconds)))
                .ready();
    }

    /** Keeps all publishers waiting. */
    private Connection locked() throws Exception {
        Connection other = db.ownerConnection();
        other.setAutoCommit(false);
        try (Statement statement = other.createStatement()) {
            statement.execute(LOCK);
        }
        return other;
    }

    private CompletableFuture<HttpResponse<String>> post(RunningEvents events, int n) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return events.post(
                                "all",
                                "/events",
                                "{\"id\":\"e%d\",\"type\":\"order.paid\",\"source\":\"shop\",\"payload\":1}"
                                        .formatted(n));
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                clients);
    }

    /** One request that waits for the lock, two that wait for it; the process has begun to end. */
    private List<CompletableFuture<HttpResponse<String>>> waitingAtTheEnd(RunningEvents events) {
        var first = post(events, 0);
        await().atMost(PATIENCE).until(() -> db.number(WAITING) == 1);
        var answers = List.of(first, post(events, 1), post(events, 2));
        await().atMost(PATIENCE).until(() -> waiting(events) == 2);
        Thread.ofVirtual().start(events::close);
        await().atMost(PATIENCE).until(() -> events.management("/readyz").statusCode() == 503);
        return answers;
    }

    private static double waiting(RunningEvents events) throws Exception {
        return events.management("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("vivenu_events_publications_waiting"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void itCommitsWhatWaits() throws Exception {
        try (var events = starting(20);
                Connection other = locked()) {
            var answers = waitingAtTheEnd(events);

            other.rollback();

            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer).succeedsWithin(PATIENCE);
                assertThat(answer.join().statusCode()).isEqualTo(201);
            });
        }
        assertThat(db.number("SELECT count(*) FROM message")).isEqualTo(3);
    }

    @Test
    void itAnswersWhatItCannotCommit() throws Exception {
        try (var events = starting(1);
                Connection _ = locked()) {
            var answers = waitingAtTheEnd(events);

            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer).succeedsWithin(PATIENCE);
                assertThat(answer.join().statusCode()).isEqualTo(503);
                assertThat(answer.join().body()).contains("ShuttingDown");
                assertThat(answer.join().headers().firstValue("Retry-After")).contains("5");
            });
        }
    }
}
