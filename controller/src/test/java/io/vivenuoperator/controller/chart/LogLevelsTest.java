package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Each program follows its own file of log levels, which changes without another pod. */
class LogLevelsTest {
    private static final String FILE = "/etc/vivenu-log/levels.properties";

    /** By their pods, the keys of their values and of their files. */
    private static final Map<PodKind, List<String>> PROGRAMS = Map.of(
            PodKind.CONTROLLER, List.of("controller", "controller.properties"),
            PodKind.RECEIVER, List.of("receiver", "webhook-receiver.properties"),
            PodKind.API, List.of("api", "sales-api.properties"),
            PodKind.EVENTS, List.of("events", "events-service.properties"),
            PodKind.POLLS, List.of("poller", "poller-job.properties"),
            PodKind.SYNCS, List.of("historical", "historical-job.properties"),
            PodKind.EXPORTS, List.of("exports", "export-job.properties"));

    private static RenderedChart chart(Map<String, Object> levels) {
        var values = Knob.set(List.of(), List.of("pods"));
        values.put("logLevels", levels);
        return RenderedChart.of(values);
    }

    private static List<String> lines(RenderedChart chart, String file) {
        return chart.one("ConfigMap", "vivenu-log-levels")
                .path("data")
                .path(file)
                .asText()
                .lines()
                .toList();
    }

    private static Stream<JsonNode> named(JsonNode list, String name) {
        return list.valueStream().filter(each -> each.path("name").asText().equals(name));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"CONTROLLER", "RECEIVER", "API", "EVENTS", "POLLS", "SYNCS", "EXPORTS"})
    void itsPodHasItsFile(PodKind kind) {
        // when
        var pod = kind.template(chart(Map.of())).path("spec");

        // then
        var container = pod.at("/containers/0");
        assertThat(named(container.path("env"), "LOG_LEVELS_FILE"))
                .singleElement()
                .extracting(variable -> variable.path("value").asText())
                .isEqualTo(FILE);
        assertThat(named(container.path("volumeMounts"), "vivenu-log-levels"))
                .singleElement()
                .satisfies(mount -> assertThat(mount.path("mountPath").asText() + "/levels.properties")
                        .isEqualTo(FILE))
                // What is mounted as a subPath never changes.
                .satisfies(mount -> assertThat(mount.has("subPath")).isFalse());
        assertThat(named(pod.path("volumes"), "vivenu-log-levels"))
                .singleElement()
                .satisfies(volume -> {
                    assertThat(volume.at("/configMap/name").asText()).isEqualTo("vivenu-log-levels");
                    assertThat(volume.at("/configMap/items/0/key").asText())
                            .isEqualTo(PROGRAMS.get(kind).getLast());
                    assertThat(volume.at("/configMap/optional").asBoolean()).isTrue();
                });
    }

    /** It would be gone before anybody could change anything, and may come before the ConfigMap. */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"MIGRATION", "UNINSTALL", "TEST", "DATABASE"})
    void whatRunsForAMomentOrIsNotOursHasNone(PodKind kind) {
        assertThat(kind.template(chart(Map.of())).toString()).doesNotContain("LOG_LEVELS_FILE", "vivenu-log-levels");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"CONTROLLER", "RECEIVER", "API", "EVENTS", "POLLS", "SYNCS", "EXPORTS"})
    void itsOwnLevelsComeBeforeThoseOfAll(PodKind kind) {
        // given
        var program = PROGRAMS.get(kind);
        var levels = Map.<String, Object>of(
                "all",
                Map.of("access", "WARN", "io.vivenuoperator", "ERROR"),
                program.getFirst(),
                Map.of("io.vivenuoperator", "DEBUG"));

        // when
        var chart = chart(levels);

        // then
        assertThat(PROGRAMS.values())
                .allSatisfy(each -> assertThat(lines(chart, each.getLast()))
                        .containsExactly(
                                "access=WARN",
                                each.equals(program) ? "io.vivenuoperator=DEBUG" : "io.vivenuoperator=ERROR"));
    }

    @ParameterizedTest
    @EnumSource
    void aChangeReplacesNoPod(PodKind kind) {
        assertThat(kind.template(chart(Map.of("all", Map.of("io.vivenuoperator", "DEBUG")))))
                .isEqualTo(kind.template(chart(Map.of())));
    }

    /** As docs/following-a-sale.md advised before the chart had the value. */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"CONTROLLER", "RECEIVER", "API", "EVENTS", "POLLS", "SYNCS", "EXPORTS"})
    void aFileOfYourOwnStays(PodKind kind) {
        // given
        var values = Knob.set(List.of(), List.of("pods"));
        values.put("pods", Map.of("extraEnv", List.of(Map.of("name", "LOG_LEVELS_FILE", "value", "/levels/own"))));

        // when
        var pod = kind.template(RenderedChart.of(values)).path("spec");

        // then
        assertThat(named(pod.at("/containers/0/env"), "LOG_LEVELS_FILE"))
                .singleElement()
                .extracting(variable -> variable.path("value").asText())
                .isEqualTo("/levels/own");
        assertThat(named(pod.path("volumes"), "vivenu-log-levels")).isEmpty();
    }
}
