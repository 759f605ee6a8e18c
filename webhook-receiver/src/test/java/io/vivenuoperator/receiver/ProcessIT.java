package io.vivenuoperator.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The process as a whole: how it ends, and what it logs. */
class ProcessIT extends WithRegions {
    private static final String KEY = "dach-new";

    @Test
    void aTerminatedProcessHasStoredWhatItAcknowledgedAndEndsWith0() throws Exception {
        try (var process = ReceiverProcess.start(directory, environment()).started();
                var vivenu = new Vivenu(process.port())) {
            // given
            awaitReady(process);
            var answers = new ArrayList<CompletableFuture<Integer>>();
            for (int i = 0; i < 200; i++) {
                answers.add(vivenu.postLater(DACH, KEY, Bodies.ticket("d" + i, "t" + i, Instant.now())));
            }

            // when
            answers.getFirst().join();
            process.terminate();

            // then
            assertThat(process.exitCode()).isZero();
            long acknowledged = answers.stream()
                    .filter(answer -> answer.exceptionally(_ -> 0).join() == 204)
                    .count();
            assertThat(acknowledged).isPositive();
            assertThat(database.number("SELECT count(*) FROM webhook_delivery")).isGreaterThanOrEqualTo(acknowledged);
        }
    }

    @Test
    void whoGoesOnSendingWhileItEndsIsNeverAnswered500() throws Exception {
        try (var process = ReceiverProcess.start(directory, environment()).started();
                var senders = Executors.newVirtualThreadPerTaskExecutor();
                var vivenu = new Vivenu(process.port())) {
            // given
            awaitReady(process);
            var statuses = new ConcurrentLinkedQueue<Integer>();
            for (int sender = 0; sender < 16; sender++) {
                String id = "s" + sender;
                senders.execute(() -> sendUntilItIsGone(vivenu, id, statuses));
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> statuses.size() > 500);

            // when
            process.terminate();

            // then
            assertThat(process.exitCode()).isZero();
            senders.shutdown();
            assertThat(senders.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
            assertThat(statuses).isSubsetOf(204, 503);
        }
    }

    private static void sendUntilItIsGone(Vivenu vivenu, String id, Collection<Integer> statuses) {
        try {
            for (int n = 0; n < 100_000; n++) {
                String body = Bodies.ticket(id + "-" + n, "t-" + id, Instant.now());
                statuses.add(vivenu.post(DACH, KEY, body).statusCode());
            }
        } catch (UncheckedIOException e) {
            // The process is gone.
        }
    }

    @Test
    void nothingPrivateReachesATableTheLogTheMetricsOrAnAnswer() throws Exception {
        try (var process = ReceiverProcess.start(directory, environment()).started();
                var vivenu = new Vivenu(process.port());
                var management = new Vivenu(process.managementPort())) {
            // given
            awaitReady(process);
            var answers = new StringBuilder();
            answers.append(vivenu.post(DACH, KEY, Bodies.ticket("d1", "t1", Instant.now())));
            answers.append(vivenu.post(DACH, KEY, Bodies.event("d2", "e1", "HYROX", "10", Instant.now())));
            answers.append(vivenu.post(DACH, KEY, Bodies.transaction("d3")));
            // when
            answers.append(vivenu.post(DACH, KEY, "{\"id\":\"" + Bodies.CANARY).body());
            answers.append(vivenu.post(DACH, KEY, "{\"id\":\"d\",\"type\":\"" + Bodies.CANARY + "\"}")
                    .body());
            answers.append(vivenu.post(DACH, Bodies.CANARY, Bodies.ticket("d4", "t4", Instant.now()))
                    .body());
            answers.append(vivenu.post(
                            DACH, KEY, Bodies.ticket("d5", "t5", Instant.now()).replace("89.5", "1e200000"))
                    .body());
            answers.append(vivenu.post(
                            DACH,
                            KEY,
                            Bodies.ticket("d6", "t6", Instant.now())
                                    .replace("\"VALID\"", "{\"x\":\"" + Bodies.CANARY + "\"}"))
                    .body());
            String metrics = management.get("/observe/metrics").body();
            process.terminate();
            process.exitCode();

            // then
            assertThat(database.number("SELECT count(*) FROM webhook_delivery")).isEqualTo(5);
            assertThat(everyRow()).contains("HYROX MEN").doesNotContain(Bodies.CANARY);
            assertThat(process.log()).contains("\"deliveryId\":\"d1\"").doesNotContain(Bodies.CANARY, "dach-new");
            assertThat(metrics).contains("vivenu_receiver").doesNotContain(Bodies.CANARY, "dach-new");
            assertThat(answers).doesNotContain(Bodies.CANARY);
        }
    }

    @Test
    void eachLineOfTheLogIsOneObject() throws Exception {
        try (var process = ReceiverProcess.start(directory, environment()).started();
                var vivenu = new Vivenu(process.port())) {
            awaitReady(process);
            vivenu.post(DACH, KEY, Bodies.ticket("d1", "t1", Instant.now()));
            process.terminate();
            process.exitCode();

            var json = JsonMapper.builder().build();
            for (String line : process.log().lines().toList()) {
                var entry = json.readTree(line);
                assertThat(Instant.parse(entry.path("timestamp").asText())).isNotNull();
                assertThat(entry.path("level").asText()).isNotEmpty();
                assertThat(entry.path("message").asText()).isNotEmpty();
            }
            assertThat(process.log()).contains("\"region\":\"dach\"", "\"outcome\":\"Stored\"", "durationMillis");
        }
    }

    @Test
    void aMissingVariableEndsWith2AndOneLineThatNamesIt() throws Exception {
        var environment = environment();
        environment.remove("REGIONS_FILE");

        try (var process = ReceiverProcess.start(directory, environment)) {
            assertThat(process.exitCode()).isEqualTo(2);
            assertThat(process.log().lines()).singleElement().asString().contains("REGIONS_FILE is not set");
        }
    }

    @Test
    void aWrongDatabaseUrlEndsWith2WithoutItsPassword() throws Exception {
        var environment = environment();
        environment.put("DATABASE_URL", "mysql://u:" + Bodies.CANARY + "@h/d");

        try (var process = ReceiverProcess.start(directory, environment)) {
            assertThat(process.exitCode()).isEqualTo(2);
            assertThat(process.log()).contains("DATABASE_URL").doesNotContain(Bodies.CANARY);
        }
    }

    @Test
    void aSchemaThatIsAheadIsServedWithAWarning() throws Exception {
        database.execute("UPDATE flyway_schema_history SET version = '999' WHERE installed_rank = 1");

        try (var process = ReceiverProcess.start(directory, environment()).started();
                var vivenu = new Vivenu(process.port())) {
            awaitReady(process);

            assertThat(vivenu.post(DACH, KEY, Bodies.ticket("d1", "t1", Instant.now()))
                            .statusCode())
                    .isEqualTo(204);
            assertThat(process.log().lines())
                    .filteredOn(line -> line.contains("\"level\":\"WARN\""))
                    .singleElement()
                    .asString()
                    .contains("Schema is ahead of this version", "999");
        }
    }

    private static void awaitReady(ReceiverProcess process) throws IOException {
        try (var management = new Vivenu(process.managementPort())) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> management.get("/observe/health/ready").statusCode() == 200);
        }
    }

    private Map<String, String> environment() {
        return new HashMap<>(Map.of(
                "DATABASE_URL", database.runtimeUrl(),
                "REGIONS_FILE", regions.toString(),
                "HOST", "127.0.0.1",
                "PORT", "0",
                "MANAGEMENT_PORT", "0",
                "SHUTDOWN_GRACE_SECONDS", "5"));
    }

    /** Each row of each table, as text. */
    private String everyRow() throws SQLException {
        var rows = new StringBuilder();
        try (Connection connection = database.ownerConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet row = statement.executeQuery("SELECT t::text FROM \"" + table + "\" t")) {
                    while (row.next()) {
                        rows.append(row.getString(1)).append('\n');
                    }
                }
            }
        }
        return rows.toString();
    }

    private static List<String> tables(Statement statement) throws SQLException {
        var tables = new ArrayList<String>();
        try (ResultSet row = statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }
}
