package io.vivenuoperator.historical;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.contracts.historical.SyncProgress;
import io.vivenuoperator.contracts.historical.SyncState;
import io.vivenuoperator.platform.config.ExitCode;
import io.vivenuoperator.platform.service.metricspage.MetricsPage;
import io.vivenuoperator.simulator.resource.Holder;
import io.vivenuoperator.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** GET /progress while it runs. The endpoint asks, so that it is certain how far the run is. */
class ProgressIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MetricsPage METRICS = new MetricsPage(
            Path.of("..", "docs", "metrics-historical.md"),
            """
            # Metrics of historical syncs

            `GET /metrics` on the management port (8081) of the pod of a sync, as long as it runs. How far it is says `GET /progress`, and the status of
            its `VivenuHistoricalSync` afterwards ([historical.md](historical.md)). This page is written by `ProgressIT` from a scrape.""",
            "./mvnw -pl historical-job -am verify -Dit.test=ProgressIT -Dtest=none");

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path directory;

    private final List<HttpResponse<String>> answers = new CopyOnWriteArrayList<>();
    private SyncStage stage;
    private int port;

    @BeforeEach
    void begin() throws IOException {
        stage = new SyncStage(database, directory, 60);
        port = freePort();
        stage.with("FILTER_NAME_CONTAINS", "");
    }

    @AfterEach
    void end() {
        stage.close();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void askAtEachArrival() {
        stage.with("HOST", "127.0.0.1").with("MANAGEMENT_PORT", Integer.toString(port));
        stage.endpoint().answering(_ -> {
            answers.add(ask("/progress"));
            return 204;
        });
    }

    private HttpResponse<String> ask(String path) {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode answer(int arrival) throws IOException {
        return JSON.readTree(answers.get(arrival).body());
    }

    @Test
    void itCountsWhatIsDone() throws IOException {
        // given
        askAtEachArrival();

        // when
        var ran = stage.run("sync");

        // then
        assertThat(answers).hasSameSizeAs(stage.endpoint().arrivals()).hasSizeGreaterThan(10);
        for (int arrival = 0; arrival < answers.size(); arrival++) {
            assertThat(answer(arrival).path("sent").asInt()).isEqualTo(arrival);
            assertThat(answer(arrival).path("percent").asInt()).isEqualTo(100 * arrival / answers.size());
        }
        assertThat(answer(0).path("state").asText()).isEqualTo("Sending");
        for (var field : List.of("tickets", "rejectedByStatus", "rejectedByName", "alreadySent", "toSend")) {
            assertThat(answer(3).path(field)).as(field).isEqualTo(ran.report().path(field));
        }
    }

    @Test
    void howLongItTakesIsSaidWhenThereIsSomethingToMeasure() throws IOException {
        // given
        askAtEachArrival();

        // when
        stage.run("sync");

        // then
        assertThat(answer(1).has("estimatedFinishAt")).isFalse();
        assertThat(answer(9).path("ticketsPerHour").asLong()).isPositive();
        assertThat(answer(9).path("estimatedFinishAt").asText()).isNotEmpty();
    }

    @Test
    void theControllerUnderstandsIt() {
        // given
        askAtEachArrival();

        // when
        stage.run("sync");

        // then
        assertThat(SyncProgress.parse(answers.getLast().body())).hasValueSatisfying(progress -> {
            assertThat(progress.state()).isEqualTo(SyncState.SENDING);
            assertThat(progress.sends().orElseThrow().sent()).isEqualTo(answers.size() - 1L);
        });
    }

    @Test
    void nothingOfABuyerIsInIt() {
        // given
        askAtEachArrival();

        // when
        stage.run("sync");

        // then
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.body())
                        .doesNotContain(Holder.MARKER)
                        .doesNotContain(ReplayEndpoint.KEY)
                        .doesNotContain("ticket-created"));
    }

    @Test
    void theOtherPathsOfEveryProgramAreThere() {
        // given
        stage.with("HOST", "127.0.0.1").with("MANAGEMENT_PORT", Integer.toString(port));
        stage.endpoint().answering(_ -> {
            answers.add(ask("/livez"));
            answers.add(ask("/metrics"));
            return 204;
        });

        // when
        stage.run("sync");

        // then
        assertThat(answers)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.statusCode()).isBetween(200, 204));
    }

    @Test
    void thePageOfMetricsIsAScrape() throws IOException {
        // given
        stage.with("HOST", "127.0.0.1").with("MANAGEMENT_PORT", Integer.toString(port));
        stage.endpoint().answering(_ -> {
            answers.add(ask("/metrics"));
            return 204;
        });

        // when
        stage.run("sync");

        // then
        METRICS.mustEqual(answers.getLast().body());
    }

    @Test
    void aPortThatIsTakenKeepsNobodyFromSending() throws IOException {
        // given
        try (var other = new ServerSocket(port)) {
            stage.with("MANAGEMENT_PORT", Integer.toString(other.getLocalPort()));

            // when
            var ran = stage.run("sync");

            // then
            assertThat(ran.code()).isEqualTo(ExitCode.DONE);
            assertThat(ran.logged()).contains("management port can't be opened");
        }
    }
}
