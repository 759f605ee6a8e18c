package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.crd.v1alpha1.replay.EventReplay;
import java.nio.file.Path;
import java.util.List;

/** Of an EventReplay. */
record ReplayShape() implements CrdShape {
    private static final int LONGEST_TYPE = 100;
    private static final int LONGEST_REGION = 127;

    @Override
    public String kind() {
        return "EventReplay";
    }

    @Override
    public String plural() {
        return "eventreplays";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "Phase", "Subscription", "Matched", "Sent", "Failed", "Only", "Dry Run", "Finished", "Message", "Age");
    }

    @Override
    public String description() {
        return EventReplay.DESCRIPTION;
    }

    @Override
    public String notLookedAt() {
        return """
                phase: "Pending"
                conditions:
                - type: "Complete"
                  status: "Unknown"
                  reason: "Pending"
                  message: "No controller has looked at this replay yet."
                  lastTransitionTime: "1970-01-01T00:00:00Z"
                  observedGeneration: 0
                """;
    }

    @Override
    public void complete(JsonNode properties) {
        var spec = properties.at("/spec/properties");
        CrdShape.texts(spec.path("types"), LONGEST_TYPE, "A type of message, or a pattern of types.");
        CrdShape.texts(spec.path("regions"), LONGEST_REGION, "Name of a region, or namespace/name.");
        for (var end : List.of("from", "to")) {
            ((ObjectNode) spec.path(end)).put("format", "date-time");
        }
        CrdShape.describe(properties.at("/status/properties/conditions/items"), "One statement about the replay.");
    }

    @Override
    public Path manifests() {
        return MANIFESTS.resolve("eventreplay");
    }

    @Override
    public List<String> constant() {
        return List.of("spec");
    }

    @Override
    public String toString() {
        return kind();
    }
}
