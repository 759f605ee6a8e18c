package io.vivenuoperator.controller.chart;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Prometheus' own tool tries the rules of the rendered chart on series that say what has happened. */
class AlertsIT {
    private static final Path DEV = Path.of("..", "dev", "prometheus");

    /** The first time it is built, on a machine that may be busy. */
    private static final int PATIENCE_MINUTES = 40;

    private static final int UNAVAILABLE = 3;
    private static final int REGIONS = 100;

    @TempDir
    private Path folder;

    private Path promtool;

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(AlertsTest.CASES)) {
            return files.sorted().toList();
        }
    }

    @BeforeEach
    void promtoolAndRules() throws IOException, InterruptedException {
        var printed = folder.resolve("promtool");
        var log = folder.resolve("log");
        var process = new ProcessBuilder(DEV.toString(), "promtool")
                .redirectOutput(printed.toFile())
                .redirectError(log.toFile())
                .start();
        assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
        assumeTrue(process.exitValue() != UNAVAILABLE, Files.readString(log));
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        promtool = Path.of(Files.readString(printed).strip());
        Files.writeString(
                folder.resolve("rules.yaml"), RenderedAlerts.ofEveryProgram().file());
    }

    @Test
    void nothingIsFoundInTheRules() throws IOException, InterruptedException {
        run("check", "rules", "--lint=all", "--lint-fatal", "rules.yaml");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theyFireAndStaySilentAndSurvive(Path cases) throws IOException, InterruptedException {
        // given those rules alone that the cases are about: each is evaluated for every minute of every case
        Files.copy(cases, folder.resolve("cases.yaml"));
        Files.writeString(
                folder.resolve("rules.yaml"),
                RenderedAlerts.ofEveryProgram().only(AlertsTest.named(cases)).file());

        // then
        run("test", "rules", "cases.yaml");
    }

    /** Whoever is woken should be woken once. */
    @Test
    void aHundredRegionsWithoutVivenuAreOnePage() throws IOException, InterruptedException {
        // given
        var series = new ArrayList<String>();
        IntStream.range(0, REGIONS).forEach(region -> {
            series.add(condition(region, "CredentialsValid", "Unknown"));
            series.add(condition(region, "DataFresh", "False"));
            series.add(condition(region, "Proven", "False"));
            series.add(gauge("vivenu_region_ready", region, "", "0x120"));
            series.add(gauge(
                    "vivenu_polls_total",
                    region,
                    ",kind=\"incremental\",outcome=\"failed\",reason=\"VendorUnavailable\"",
                    "0+0.07x120"));
            series.add(gauge("vivenu_vendor_calls_seconds_count", region, ",outcome=\"unavailable\"", "0+1x120"));
        });
        Stream.of("vivenu_controller_leader", "vivenu_receiver_writer_up", "up")
                .forEach(name -> series.add(
                        "      - { series: '" + name + "{namespace=\"ticketing\",pod=\"p\"}', values: '1x120' }"));
        Stream.of("api", "events")
                .forEach(program -> series.add("      - { series: 'up{namespace=\"ticketing\",job=\"ticketing/vivenu-"
                        + program + "\",pod=\"p\"}', values: '1x120' }"));
        Files.writeString(
                folder.resolve("outage.yaml"), """
                rule_files: [rules.yaml]
                evaluation_interval: 1m
                tests:
                  - interval: 1m
                    input_series:
                %s
                    promql_expr_test:
                      - expr: count by (alertname) (ALERTS{alertstate="firing"})
                        eval_time: 2h
                        exp_samples: [{ labels: '{alertname="VivenuDown"}', value: 1 }]
                """.formatted(series.stream().collect(joining("\n"))));

        // then
        run("test", "rules", "outage.yaml");
    }

    private static String condition(int region, String type, String status) {
        return gauge(
                "vivenu_region_condition_status",
                region,
                ",condition=\"" + type + "\",status=\"" + status + "\"",
                "1x120");
    }

    private static String gauge(String name, int region, String more, String values) {
        return "      - { series: '" + name + "{namespace=\"ticketing\",region=\"r" + region + "\"" + more
                + "}', values: '" + values + "' }";
    }

    private void run(String... arguments) throws IOException, InterruptedException {
        var output = folder.resolve("output");
        var process = new ProcessBuilder(Stream.concat(Stream.of(promtool.toString()), Stream.of(arguments))
                        .toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    }
}
