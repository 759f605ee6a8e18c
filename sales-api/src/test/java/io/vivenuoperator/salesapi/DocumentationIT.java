package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.platform.service.metricspage.MetricsPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/api.md and openapi.json say what is there: the examples run, and the paths and reasons are those of the program. */
class DocumentationIT extends OnAPortfolio {
    private static final MetricsPage METRICS = new MetricsPage(
            Path.of("..", "docs", "metrics-sales-api.md"),
            """
            # Metrics of the sales API

            `GET /metrics` on the sales API's management port (8081), Prometheus text or OpenMetrics. What is not known, or has not happened yet,
            has no series. This page is written by `DocumentationIT` from a scrape.""",
            "./mvnw -pl sales-api -am verify -Dit.test=DocumentationIT -Dtest=none");
    private static final Path PAGE = Path.of("../docs/api.md");
    private static final Pattern METRIC = Pattern.compile("(?m)^\\| `(vivenu_sales_api_[a-z_]*)` \\|");
    private static final Pattern PATH = Pattern.compile("(?m)^\\| `(/v1/[^`]*)` \\|");

    private static List<String> found(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sh     | 5 | bash -euo pipefail -c
            js     | 2 | node --input-type=module -e
            python | 1 | python3 -c
            """)
    void theExamplesRun(String language, int least, String interpreter) throws Exception {
        List<String> command = List.of(interpreter.split(" ", -1));
        assumeTrue(isHere(command.getFirst()), () -> command.getFirst() + " is not on this machine");
        List<String> examples = found(Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$"));
        assertThat(examples).hasSizeGreaterThanOrEqualTo(least);

        for (String example : examples) {
            var process = new ProcessBuilder(
                            Stream.concat(command.stream(), Stream.of(example)).toList())
                    .redirectErrorStream(true);
            process.environment().put("URL", api.url());
            process.environment().put("KEY", api.key("all"));
            Process running = process.start();
            var output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(running.waitFor()).as(example + output).isZero();
        }
    }

    private static boolean isHere(String program) throws Exception {
        return new ProcessBuilder("bash", "-c", "command -v " + program).start().waitFor() == 0;
    }

    @Test
    void theDocumentAndThePageNameTheSamePaths() throws Exception {
        JsonNode document = api.json("nobody", "/openapi.json");
        Set<String> described = new TreeSet<>();
        document.path("paths").fieldNames().forEachRemaining(described::add);
        described.removeIf(
                path -> !path.startsWith("/v1/") || path.contains("/openapi.") || path.contains("{namespace}"));

        assertThat(described).isEqualTo(new TreeSet<>(found(PATH)));
        assertThat(document.path("openapi").textValue()).isEqualTo("3.0.3");
        assertThat(api.json("nobody", "/v1/openapi.json")).isEqualTo(document);
    }

    @Test
    void thePageNamesTheMetrics() throws Exception {
        Set<String> named = new TreeSet<>(found(METRIC));
        assertThat(named).hasSize(5);
        try (StreamReader reader = api.stream("dach", "/v1/stream")) {
            reader.next("snapshot");
            Portfolio.sell(db, "dach", "e1", "t9", Instant.parse("2026-11-22T12:20:00Z"));
            reader.next("sales");
            api.changeKey(folder, "dach", Optional.empty());
            reader.next("bye");
        }
        api.ask("all", "/v1/events");

        await().untilAsserted(() -> assertThat(measured()).isEqualTo(named));
    }

    @Test
    void thePageOfAllMetricsIsAScrape() throws Exception {
        try (StreamReader reader = api.stream("dach", "/v1/stream")) {
            reader.next("snapshot");
            Portfolio.sell(db, "dach", "e1", "t9", Instant.parse("2026-11-22T12:20:00Z"));
            reader.next("sales");
            api.changeKey(folder, "dach", Optional.empty());
            reader.next("bye");
        }
        api.ask("all", "/v1/events");
        await().until(() -> api.management("/metrics").body().contains("vivenu_sales_api_streams_ended_total"));

        METRICS.mustEqual(api.management("/metrics").body());
    }

    /** Its own, without what a histogram adds to its name. */
    private Set<String> measured() throws Exception {
        Set<String> names = new TreeSet<>();
        api.management("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("vivenu_sales_api_"))
                .map(line -> line.split("[{ ]", 2)[0].replaceAll("_seconds_(count|sum|bucket)$", "_seconds"))
                .forEach(names::add);
        return names;
    }
}
