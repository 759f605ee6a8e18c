package io.vivenuoperator.platform.service.greeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.config.MisconfiguredException;
import io.vivenuoperator.platform.service.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A second, minimal program on platform/service: main, settings, one route and one check. It has fewer than 100 lines, and
 * may have {@link #MOST_LINES}; everything tested below comes from the platform.
 */
class GreeterTest {
    private static final int MOST_LINES = 150;
    private static final Path SOURCES =
            Path.of("src/test/java", GreeterMain.class.getPackageName().replace('.', '/'));

    private final AtomicBoolean awake = new AtomicBoolean(true);
    private final Service greeter = GreeterMain.start(
            GreeterSettings.from(new EnvironmentVariables(Map.of(
                    "GREETING", "Hello",
                    "HOST", "127.0.0.1",
                    "PORT", "0",
                    "MANAGEMENT_PORT", "0",
                    "MAX_BODY_BYTES", "1024",
                    "SHUTDOWN_GRACE_SECONDS", "1"))),
            awake);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        greeter.close();
        client.close();
    }

    @Test
    void aProgramIsSmall() throws IOException {
        int lines = 0;
        for (String file : List.of("GreeterMain", "GreeterSettings", "GreetingRoute")) {
            lines += Files.readAllLines(SOURCES.resolve(file + ".java")).size();
        }
        assertThat(lines).isLessThanOrEqualTo(MOST_LINES);
        System.out.println("a program on the floor: " + lines + " lines");
    }

    @Test
    void answers() throws Exception {
        HttpResponse<String> answer = post("{\"name\":\"Ada\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(answer.body()).isEqualTo("{\"greeting\":\"Hello, Ada\",\"language\":\"en\"}");
    }

    @Test
    void namesAMissingVariable() {
        var none = new EnvironmentVariables(Map.of());

        assertThatThrownBy(() -> GreeterSettings.from(none))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageStartingWith("GREETING is not set");
    }

    @Test
    void problemsAreThoseOfRfc9457() throws Exception {
        HttpResponse<String> answer = post("{}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        var problem = new ObjectMapper().readTree(answer.body());
        assertThat(problem.path("type").textValue()).isEqualTo("about:blank");
        assertThat(problem.path("title").textValue()).isEqualTo("Bad Request");
        assertThat(problem.path("status").intValue()).isEqualTo(400);
        assertThat(problem.path("detail").textValue()).isEqualTo("name: must be there, a string");
        assertThat(problem.path("reason").textValue()).isEqualTo("NoName");
    }

    @ParameterizedTest
    @CsvSource({"GET,/greetings/en,405", "POST,/nothing,404"})
    void soAreThoseThatNoEndpointHearsOf(String method, String path, int status) throws Exception {
        var answer = send(request(greeter.port(), path)
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(new ObjectMapper().readTree(answer.body()).path("status").intValue())
                .isEqualTo(status);
    }

    @Test
    void bodiesAreBounded() throws Exception {
        assertThat(post("\"" + "x".repeat(2_000) + "\"").statusCode()).isEqualTo(413);
    }

    @Test
    void aSaneRequestIdComesBack() throws Exception {
        var answer = send(greeting("{}").header("X-Request-Id", "b1946ac9-2492"));

        assertThat(answer.headers().firstValue("x-request-id")).hasValue("b1946ac9-2492");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "<script>", "x\"y", "-", "é"})
    void anOddRequestIdIsReplaced(String odd) throws Exception {
        var answer = send(greeting("{}").header("X-Request-Id", odd));

        assertThat(answer.headers().firstValue("x-request-id"))
                .hasValueSatisfying(id -> assertThat(id).isNotEqualTo(odd).matches("[0-9a-f]{16}-[0-9a-z]+"));
    }

    @ParameterizedTest
    @CsvSource({
        "/livez,/observe/health/live",
        "/readyz,/observe/health/ready",
        "/startupz,/observe/health/started",
        "/metrics,/observe/metrics"
    })
    void theClustersPathsHaveTwoNames(String path, String same) throws Exception {
        assertThat(management(path).statusCode()).isEqualTo(200);
        assertThat(management(same).statusCode()).isEqualTo(200);
        assertThat(management(path).headers().firstValue("content-type"))
                .isEqualTo(management(same).headers().firstValue("content-type"));
    }

    @Test
    void everyProgramShowsItsBuildItsJvmAndItsProcess() throws Exception {
        assertThat(management("/metrics").body())
                .contains("vivenu_build_info{component=\"greeter\",")
                .contains("jvm_memory_used_bytes{area=\"heap\"}", "process_start_time_seconds")
                .doesNotContain("scope=\"", "requests_count_total", "_max ");
    }

    @Test
    void whoAsksForOpenMetricsGetsThem() throws Exception {
        var answer = send(request(greeter.managementPort(), "/metrics")
                .header("Accept", "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3")
                .GET());

        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/openmetrics-text"));
        assertThat(answer.body()).endsWith("# EOF\n");
    }

    @Test
    void aCheckThatFailsMakesItUnreadyAndNoMore() throws Exception {
        awake.set(false);

        assertThat(management("/readyz").statusCode()).isEqualTo(503);
        assertThat(management("/readyz").body()).contains("\"awake\"");
        assertThat(management("/livez").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send(greeting(body));
    }

    private HttpResponse<String> management(String path) throws Exception {
        return send(request(greeter.managementPort(), path).GET());
    }

    private HttpRequest.Builder greeting(String body) {
        return request(greeter.port(), "/greetings/en")
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
