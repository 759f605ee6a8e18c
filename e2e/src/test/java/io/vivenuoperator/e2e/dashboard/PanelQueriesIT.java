package io.vivenuoperator.e2e.dashboard;

import static io.vivenuoperator.e2e.dashboard.Dashboard.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.e2e.prometheus.ChartMonitoring;
import io.vivenuoperator.e2e.prometheus.PrometheusServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each query of each board is asked of a real Prometheus, which scrapes all programs and has the chart's rules: none fails, none is empty. */
class PanelQueriesIT {
    /** What the chart's PodMonitors make of the programs, by their pages. */
    private static final Map<String, String> PODS = Map.of(
            "metrics", "vivenu-controller",
            "metrics-receiver", "vivenu-receiver",
            "metrics-events", "vivenu-events",
            "metrics-sales-api", "vivenu-api",
            "metrics-historical", "vivenu-historical");

    private static final int SCRAPES = 5;
    private static final Pattern VALUES_OF = Pattern.compile("label_values\\((.*), (\\w+)\\)");

    @TempDir
    static Path folder;

    private static ReplayedScrapes programs;
    private static PrometheusServer prometheus;

    @BeforeAll
    static void aPrometheusThatHasSeenSomething() throws IOException, InterruptedException {
        programs = ReplayedScrapes.start();
        Files.writeString(
                folder.resolve("rules.yml"),
                ChartMonitoring.of("vivenu", "ticketing").rules());
        Files.writeString(folder.resolve("prometheus.yml"), configuration());
        prometheus = PrometheusServer.start(folder);
        await().atMost(Duration.ofSeconds(90))
                .until(() -> ask("count(count_over_time(up[1m]) >= " + SCRAPES + " and up == 1)")
                        .at("/data/result/0/value/1")
                        .asText()
                        .equals(String.valueOf(PODS.size())));
    }

    @AfterAll
    static void close() {
        if (prometheus != null) {
            prometheus.close();
        }
        programs.close();
    }

    private static String configuration() throws IOException {
        var jobs = new ArrayList<String>();
        for (var program : ReplayedScrapes.programs()) {
            var pod = PODS.get(program);
            jobs.add("""
                      - job_name: ticketing/%s
                        metrics_path: /%s
                        static_configs:
                          - targets: ["127.0.0.1:%d"]
                            labels: { cluster: test, namespace: ticketing, pod: %s-1 }
                    """.formatted(pod, program, programs.port(), pod));
        }
        return """
                global: { scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s }
                rule_files: [rules.yml]
                scrape_configs:
                %s""".formatted(String.join("", jobs));
    }

    private static JsonNode ask(String query) throws IOException, InterruptedException {
        return prometheus.get("query", Map.of("query", query));
    }

    /** As Grafana would ask it for a board of which these were chosen. */
    private static JsonNode ask(JsonNode target, String cluster, String namespace, String region)
            throws IOException, InterruptedException {
        var query = text(target, "expr")
                .replace("$cluster", cluster)
                .replace("$namespace", namespace)
                .replace("$region", region)
                .replace("$__rate_interval", "30s")
                .replace("$__range", "1m");
        assertThat(query).doesNotContain("$");
        if (target.path("instant").asBoolean()) {
            return ask(query);
        }
        var now = Instant.now();
        return prometheus.get(
                "query_range",
                Map.of(
                        "query",
                        query,
                        "start",
                        String.valueOf(now.minusSeconds(3).getEpochSecond()),
                        "end",
                        String.valueOf(now.getEpochSecond()),
                        "step",
                        "1"));
    }

    /** Of an answer: what is wrong with it, and nothing if it has a number. */
    private static String problem(JsonNode answer) {
        if (!text(answer, "status").equals("success")) {
            return answer.toString();
        }
        var numbers = answer.at("/data/result")
                .valueStream()
                .flatMap(series -> series.has("value")
                        ? Stream.of(series.at("/value/1").asText())
                        : series.path("values")
                                .valueStream()
                                .map(each -> each.path(1).asText()));
        return numbers.anyMatch(number -> !number.equals("NaN")) ? "" : "empty";
    }

    static Stream<Arguments> targets() {
        return Dashboard.all().stream()
                .flatMap(board -> board.panels()
                        .flatMap(panel -> panel.path("targets")
                                .valueStream()
                                .filter(target -> target.has("expr"))
                                .map(target -> Arguments.of(board, text(panel, "title"), target))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("targets")
    void itRunsAndShowsSomething(Dashboard board, String panel, JsonNode target)
            throws IOException, InterruptedException {
        assertThat(problem(ask(target, ".*", ".*", ".*")))
                .as(text(target, "expr"))
                .isEmpty();
        assertThat(problem(ask(target, "test", "ticketing", "dach")))
                .as(text(target, "expr"))
                .isEmpty();
    }

    static Stream<Arguments> variables() {
        return Dashboard.all().stream().flatMap(board -> board.labelQueries().map(query -> Arguments.of(board, query)));
    }

    @ParameterizedTest
    @MethodSource("variables")
    void aVariableHasSomethingToChooseFrom(Dashboard board, String query) throws IOException, InterruptedException {
        // given
        var parts = VALUES_OF.matcher(query);
        assertThat(parts.matches()).as(query).isTrue();

        // when
        var values = ask("group by (%s) (%s)"
                .formatted(
                        parts.group(2),
                        parts.group(1).replace("$cluster", "test").replace("$namespace", "ticketing")));

        // then
        assertThat(values.at("/data/result/0/metric").path(parts.group(2)).asText())
                .isNotEmpty();
    }

    /** Or the tests above prove nothing. */
    @Test
    void whatFailsOrIsEmptyIsNoticed() throws IOException, InterruptedException {
        assertThat(problem(ask("sum(vivenu_nothing)"))).isEqualTo("empty");
        assertThat(problem(ask("sum(vivenu_regions{namespace=\"elsewhere\"})"))).isEqualTo("empty");
        assertThat(problem(ask("0 / sum(vivenu_regions{namespace=\"ticketing\"} * 0)")))
                .isEqualTo("empty");
        assertThat(problem(ask("sum(vivenu_regions"))).contains("bad_data");
        assertThat(problem(ask("max(vivenu_regions)"))).isEmpty();
    }

    @Test
    void theChartsRulesAreEvaluatedWithoutError() throws IOException, InterruptedException {
        // when
        List<JsonNode> rules = prometheus
                .get("rules", Map.of())
                .at("/data/groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .toList();

        // then
        assertThat(rules).hasSizeGreaterThan(30).allSatisfy(rule -> {
            assertThat(text(rule, "health")).as(text(rule, "name")).isEqualTo("ok");
            assertThat(text(rule, "lastError")).isEmpty();
        });
    }
}
