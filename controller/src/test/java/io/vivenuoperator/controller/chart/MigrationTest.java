package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema is moved in the way that a team's tools need. */
class MigrationTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "hook", "job", "none"})
    void twoRenderingsAreTheSame(String mode) {
        assertThat(text(mode)).isEqualTo(text(mode)).contains("kind: Deployment");
    }

    @Test
    void aJobIsNamedAfterWhatItRuns() {
        // when
        var one = job(Map.of("migration.mode", "job", "image.tag", "one"));
        var same = job(Map.of("migration.mode", "job", "image.tag", "one", "receiver.replicas", 3));
        var other = job(Map.of("migration.mode", "job", "image.tag", "other"));

        // then
        assertThat(one).startsWith("vivenu-migrate-").isEqualTo(same).isNotEqualTo(other);
    }

    @Test
    void annotationsReachTheJob() {
        // when
        var chart = RenderedChart.with(
                Map.of("migration.mode", "job", "migration.annotations.argocd\\.argoproj\\.io/sync-wave", "wave-1"));

        // then
        assertThat(chart.all("Job"))
                .singleElement()
                .satisfies(job -> assertThat(job.at("/metadata/annotations")
                                .path("argocd.argoproj.io/sync-wave")
                                .asText())
                        .isEqualTo("wave-1"));
    }

    @Test
    void noneIsNone() {
        assertThat(RenderedChart.with(Map.of("migration.mode", "none")).all("Job"))
                .isEmpty();
    }

    @Test
    void aHookCanNotWaitForADatabaseThatComesWithTheRelease() {
        assertThatThrownBy(() -> RenderedChart.with(Map.of(
                        "migration.mode", "hook", "database.existingSecret", "", "database.evaluation.enabled", true)))
                .hasMessageContaining("migration.mode is hook");
    }

    private static String job(Map<String, Object> values) {
        return RenderedChart.with(values)
                .all("Job")
                .getFirst()
                .at("/metadata/name")
                .asText();
    }

    private static String text(String mode) {
        return RenderedChart.bare("vivenu", "ticketing")
                .set("webhook.baseUrl", "https://hooks.example.com")
                .set("database.existingSecret", "database")
                .set("migration.mode", mode)
                .call();
    }
}
