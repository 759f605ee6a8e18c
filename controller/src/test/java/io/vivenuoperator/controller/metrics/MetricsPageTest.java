package io.vivenuoperator.controller.metrics;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.controller.eventing.SteppingClock;
import io.vivenuoperator.controller.naming.RegionKeyLookup;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.platform.config.process.BuildInfo;
import io.vivenuoperator.platform.config.process.ProcessMeters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/metrics.md matches the endpoint. {@code -Dmetrics.update=true} regenerates it. */
class MetricsPageTest {
    private static final Path PAGE = Path.of("../docs/metrics.md");
    /** Read by {@code PanelQueriesIT}. */
    private static final Path KEPT = Path.of("../e2e/src/test/resources/scrapes/metrics.txt");

    private static final Path CHART = Path.of("../helm/vivenu-operator");
    private static final Pattern HELP = Pattern.compile("^# HELP (vivenu_\\w+) (.*)$", Pattern.MULTILINE);

    private static final String HOW_TO_WRITE =
            "%s; to write it anew: ./mvnw -pl controller -am test -Dtest=MetricsPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dmetrics.update=true";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(
            PrometheusConfig.DEFAULT,
            ProcessMeters.registry(BuildInfo.of("controller")),
            io.micrometer.core.instrument.Clock.SYSTEM);

    private final SteppingClock clock = new SteppingClock();

    @BeforeEach
    void everythingHasHappenedOnce() throws Exception {
        var metrics = new ControllerMetrics(
                registry, new RegionNames("https://hooks.example.com", RegionKeyLookup.byRule(false)), clock);
        Happening.all(metrics);
        Happening.failedSync(metrics);
        Happening.failedExport(metrics);
        var italy = Happening.region();
        italy.getMetadata().setName("italy");
        metrics.observe(italy, Happening.status(ConditionStatus.FALSE, "KeyRefused"));
        // Until then a series of polls shows 0.
        clock.step(Duration.ofMinutes(2));
    }

    @Test
    void thePageListsEveryFamilyThatTheEndpointShows() throws IOException {
        var shown = registry.scrape();
        if (Boolean.getBoolean("metrics.update")) {
            Files.writeString(PAGE, page(shown));
            Files.writeString(KEPT, shown);
        }

        // then
        assertThat(Files.readString(PAGE)).as(HOW_TO_WRITE, PAGE).isEqualTo(page(shown));
        assertThat(page(Files.readString(KEPT))).as(HOW_TO_WRITE, KEPT).isEqualTo(page(shown));
    }

    private static String page(String shown) {
        return """
                # Metrics of the controller

                `GET /metrics` on the controller's management port (8080), Prometheus text. These are its own; the Java Operator SDK's queue and event
                counters are there too (`operator_sdk_*`), and `jvm_*` and `process_*` are those of [the receiver](metrics-receiver.md). `region` is the region's key, which `.status.regionKey` shows.
                What is not known has no series; a region, a historical sync or an export that is gone takes its series along. This page is written by `MetricsPageTest` from a scrape.

                | metric | type | labels | meaning |
                |---|---|---|---|
                %s

                Values of `outcome` on `vivenu_vendor_calls_seconds`: ok, key_refused, not_found, rejected, rate_limited, unavailable, protocol, interrupted.
                Values of `reason` on `vivenu_region_condition`, `vivenu_historical_sync_state` and `vivenu_sales_export_state` are in [reasons.md](reasons.md).

                `vivenu_polls_total` counts each poll's pod once, also across restarts of the controller; polls that another one held off are not counted. Its
                reasons are those of the condition DataFresh and of `status.lastPoll`.

                [alerts.md](alerts.md) lists the alerts that come with the chart: `--set monitoring.prometheusRule.enabled=true`, and
                `--set monitoring.podMonitor.enabled=true` to have the endpoint scraped (both are the Prometheus operator's resources).
                """.formatted(HELP.matcher(shown)
                .results()
                .map(help -> row(help.group(1), help.group(2), shown))
                .sorted()
                .collect(joining("\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"regions", "historical", "exports"})
    void theAlertsAskOnlyForWhatIsShown(String program) throws IOException {
        // given
        var rules = Files.readString(CHART.resolve("files/rules/" + program + ".yaml"));
        var shown = registry.scrape();

        // when
        var asked = Pattern.compile("vivenu_[a-z_]+")
                .matcher(rules)
                .results()
                .map(match -> match.group())
                .toList();

        // then
        assertThat(asked)
                .isNotEmpty()
                .filteredOn(name -> !name.startsWith("vivenu_receiver_") && !name.equals("vivenu_vendor_down"))
                .allSatisfy(name -> assertThat(shown).containsPattern("\n" + name + "[ {]"));
    }

    private static String row(String family, String meaning, String shown) {
        return "| `" + family + "` | " + first("# TYPE " + family + " (\\w+)", shown) + " | " + labels(family, shown)
                + " | " + meaning + " |";
    }

    private static String labels(String family, String shown) {
        var sample = Pattern.compile("^" + family + "(?:_count|_total)?(\\{[^}]*})? ", Pattern.MULTILINE)
                .matcher(shown);
        assertThat(sample.find()).as(family).isTrue();
        return sample.group(1) == null
                ? "–"
                : Pattern.compile("(\\w+)=\"")
                        .matcher(sample.group(1))
                        .results()
                        .map(label -> label.group(1))
                        .collect(joining(", "));
    }

    private static String first(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
