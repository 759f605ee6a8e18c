package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonitoringTest {
    @Test
    void nothingOfItIsThereUnlessAskedFor() {
        assertThat(RenderedChart.with(Map.of()).kinds()).doesNotContain("PodMonitor", "PrometheusRule");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vivenu-controller", "vivenu-receiver"})
    void theMonitorFindsItsManagementPort(String program) {
        // given
        var chart = RenderedChart.with(Map.of("monitoring.podMonitor.enabled", true));

        // when
        var monitor = chart.one("PodMonitor", program).path("spec");

        // then
        var pod = chart.one("Deployment", program).at("/spec/template");
        monitor.at("/selector/matchLabels")
                .properties()
                .forEach(label -> assertThat(pod.at("/metadata/labels").path(label.getKey()))
                        .isEqualTo(label.getValue()));
        assertThat(pod.at("/spec/containers/0/ports").findValuesAsText("name"))
                .contains(monitor.at("/podMetricsEndpoints/0/port").asText());
    }

    @Test
    void everyAlertSaysHowBadItIsAndWhatItMeans() {
        // when
        var rules = RenderedChart.with(Map.of(
                        "monitoring.prometheusRule.enabled",
                        true,
                        "monitoring.prometheusRule.labels.release",
                        "prometheus",
                        "monitoring.prometheusRule.completenessPercent",
                        90))
                .one("PrometheusRule", "vivenu-regions");

        // then
        assertThat(rules.at("/metadata/labels/release").asText()).isEqualTo("prometheus");
        var alerts = rules.at("/spec/groups/0/rules");
        assertThat(alerts).hasSizeGreaterThanOrEqualTo(8).allSatisfy(alert -> {
            assertThat(alert.path("alert").asText()).startsWith("Vivenu");
            assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning");
            assertThat(alert.at("/annotations/summary").asText()).endsWith(".").doesNotContain("{{ \"{{\" }}");
        });
        assertThat(alerts.findValuesAsText("expr"))
                .contains(
                        "min by (cluster, namespace, region) (max_over_time(vivenu_region_completeness_ratio[10m])) < 0.9");
        assertThat(alerts.valueStream().map(JsonNode::toString))
                .anyMatch(rule -> rule.contains("{{ $labels.region }}"));
    }
}
