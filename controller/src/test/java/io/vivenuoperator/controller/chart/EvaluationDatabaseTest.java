package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.controller.evaluation.EvaluationDatabase;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart's own PostgreSQL: whatever renders or upgrades the release, password and data stay. */
class EvaluationDatabaseTest {
    private static final Map<String, Object> EVALUATION =
            Map.of("database.existingSecret", "", "database.evaluation.enabled", true);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "job", "none"})
    void twoRenderingsAreTheSame(String mode) {
        assertThat(text(mode)).isEqualTo(text(mode)).contains("kind: StatefulSet", "name: vivenu-api-database");
    }

    @Test
    void thePasswordIsNotTheCharts() {
        // when
        var secret = RenderedChart.with(EVALUATION).one("Secret", "vivenu-postgres");

        // then
        assertThat(secret.has("data") || secret.has("stringData")).isFalse();
    }

    @Test
    void theControllerIsToldWhoseLoginItDrawsAndMayWriteThatSecretAlone() {
        // when
        var chart = RenderedChart.with(with("database.key", "dsn"));

        // then
        assertThat(EvaluationDatabase.from(environment(chart)))
                .contains(new EvaluationDatabase(
                        "ticketing",
                        "vivenu-postgres",
                        "dsn",
                        "vivenu-postgres.ticketing.svc:5432/vivenu",
                        Optional.empty()));
        assertThat(chart.one("Role", "vivenu-operator").toString()).contains("[\"vivenu-postgres\"]");
    }

    @Test
    void aDatabaseOfTheUsersIsLeftAlone() {
        // when
        var chart = RenderedChart.with(Map.of("database.evaluation.enabled", true));

        // then
        assertThat(EvaluationDatabase.from(environment(chart))).isEmpty();
        assertThat(chart.one("Role", "vivenu-operator").toString()).doesNotContain("database");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10Gi"})
    void anotherVersionOfTheChartLeavesThePodAsItIs(String storage) throws IOException {
        // given
        var values = with("database.evaluation.storage", storage);

        // when
        var before = statefulSet(RenderedChart.with(values)).at("/spec/template");
        var after = statefulSet(ofVersion("7.8.9", values)).at("/spec/template");

        // then
        assertThat(after).isEqualTo(before);
    }

    @Test
    void whereTheDataIsInThePodNoChangeReplacesIt() {
        assertThat(strategy("")).isEqualTo("OnDelete");
        assertThat(strategy("10Gi")).isEqualTo("RollingUpdate");
    }

    /** A volume outlives the release, and opens for no other password. */
    @Test
    void thePasswordStaysWithTheVolume() {
        assertThat(policy("10Gi")).isEqualTo("keep");
        assertThat(policy("")).isEmpty();
    }

    private static String strategy(String storage) {
        return statefulSet(RenderedChart.with(with("database.evaluation.storage", storage)))
                .at("/spec/updateStrategy/type")
                .asText("RollingUpdate");
    }

    private static String policy(String storage) {
        return RenderedChart.with(with("database.evaluation.storage", storage))
                .one("Secret", "vivenu-postgres")
                .at("/metadata/annotations/helm.sh~1resource-policy")
                .asText();
    }

    private RenderedChart ofVersion(String version, Map<String, Object> values) throws IOException {
        var copy = HooksAsObjects.of(RenderedChart.CHART, folder);
        var chart = copy.resolve("Chart.yaml");
        Files.writeString(
                chart,
                Files.readString(chart)
                        .replaceAll("(?m)^version: .*", "version: " + version)
                        .replaceAll("(?m)^appVersion: .*", "appVersion: " + version));
        return RenderedChart.ofChart(copy, values);
    }

    private static JsonNode statefulSet(RenderedChart chart) {
        return chart.one("StatefulSet", "vivenu-postgres");
    }

    private static Map<String, Object> with(String key, Object value) {
        var values = new HashMap<>(EVALUATION);
        values.put(key, value);
        return values;
    }

    private static EnvironmentVariables environment(RenderedChart chart) {
        var variables = new HashMap<String, String>();
        chart.one("Deployment", "vivenu-controller")
                .at("/spec/template/spec/containers/0/env")
                .forEach(variable -> variables.put(
                        variable.path("name").asText(), variable.path("value").asText("ticketing")));
        return new EnvironmentVariables(variables);
    }

    private static String text(String mode) {
        return RenderedChart.bare("vivenu", "ticketing")
                .set("webhook.baseUrl", "https://hooks.example.com")
                .set("database.evaluation.enabled", true)
                .set("api.enabled", true)
                .set("migration.mode", mode)
                .call();
    }
}
