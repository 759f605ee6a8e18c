package io.vivenuoperator.controller.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of every program, as the chart renders them. */
final class RenderedAlerts {
    private static final Map<String, Object> EVERYTHING = Map.of(
            "monitoring.podMonitor.enabled",
            true,
            "monitoring.prometheusRule.enabled",
            true,
            "api.enabled",
            true,
            "api.database.existingSecret",
            "reader",
            "events.enabled",
            true,
            "historical.enabled",
            true,
            "exports.enabled",
            true);

    private final List<JsonNode> groups;

    private RenderedAlerts(List<JsonNode> groups) {
        this.groups = groups;
    }

    static RenderedAlerts ofEveryProgram() {
        return new RenderedAlerts(RenderedChart.with(EVERYTHING).all("PrometheusRule").stream()
                .flatMap(object -> object.at("/spec/groups").valueStream())
                .toList());
    }

    Stream<JsonNode> alerts() {
        return rules("alert");
    }

    Stream<JsonNode> records() {
        return rules("record");
    }

    private Stream<JsonNode> rules(String kind) {
        return groups.stream()
                .flatMap(group -> group.path("rules").valueStream())
                .filter(rule -> rule.has(kind));
    }

    /** Of the alerts only these; what is recorded stays. */
    RenderedAlerts only(Set<String> names) {
        return new RenderedAlerts(groups.stream()
                .map(group -> {
                    ObjectNode less = group.deepCopy();
                    less.withArray("rules")
                            .removeIf(rule -> rule.has("alert")
                                    && !names.contains(rule.path("alert").asText()));
                    return (JsonNode) less;
                })
                .filter(group -> !group.path("rules").isEmpty())
                .toList());
    }

    /** As Prometheus reads them. */
    String file() {
        var file = JsonNodeFactory.instance.objectNode();
        file.putArray("groups").addAll(groups);
        return file.toString();
    }
}
