package io.vivenuoperator.controller.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthServerTest {
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HttpClient http = HttpClient.newHttpClient();
    private HealthServer server;

    @BeforeEach
    void start() throws IOException {
        server = new HealthServer("127.0.0.1", 0, () -> true, () -> false, metrics);
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsStartedAndHealthyApart() throws Exception {
        assertThat(send("GET", "/startup").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/healthz").statusCode()).isEqualTo(503);
    }

    /** The same paths as our other programs; a program that has started but is unhealthy is not ready. */
    @ParameterizedTest
    @CsvSource({"/startupz, 200", "/livez, 503", "/readyz, 503"})
    void answersTheProbesThatAllProgramsHave(String path, int status) throws Exception {
        assertThat(send("GET", path).statusCode()).isEqualTo(status);
    }

    @Test
    void showsMetrics() throws Exception {
        // given
        metrics.counter("reconciliations").increment();

        // then
        assertThat(send("GET", "/metrics").body()).contains("reconciliations_total 1.0");
    }

    @Test
    void takesNothingButQuestions() throws Exception {
        assertThat(send("POST", "/healthz").statusCode()).isEqualTo(405);
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
