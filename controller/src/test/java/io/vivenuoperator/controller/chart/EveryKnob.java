package io.vivenuoperator.controller.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;

/** All values of the polls' block at once, as an installation sets them and as their pods have to show them. */
public final class EveryKnob {
    private EveryKnob() {}

    /** The controller's environment, as far as it is about the polls' pods. */
    public static Map<String, String> environment() {
        var chart = RenderedChart.of(Knob.set(Knob.all(), PodKind.POLLS.path()));
        return Map.of("POLLER_POD", PodKind.environment(chart).get("POLLER_POD"));
    }

    /** What each of them has to be in a pod's template. */
    public static Map<String, String> expected() {
        return Knob.all().stream()
                .collect(Collectors.toMap(Knob::name, knob -> knob.expected().toString()));
    }

    /** What each of them is. */
    public static Map<String, String> in(JsonNode template) {
        return Knob.all().stream()
                .collect(Collectors.toMap(Knob::name, knob -> knob.in(template).asText()));
    }
}
