package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.crd.schema.BaseUrlRules;
import io.vivenuoperator.crd.schema.ScheduleRules;
import io.vivenuoperator.crd.schema.TimeZoneRules;
import java.nio.file.Path;
import java.util.List;

/** Of a VivenuRegion. */
record RegionShape() implements CrdShape {
    @Override
    public String kind() {
        return "VivenuRegion";
    }

    @Override
    public String plural() {
        return "vivenuregions";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "Ready",
                "Reason",
                "Webhook",
                "Polls",
                "Fresh",
                "Last Poll",
                "Outcome",
                "Complete%",
                "Proved",
                "Environment",
                "Seller",
                "Message",
                "Age");
    }

    @Override
    public String description() {
        return VivenuRegion.DESCRIPTION;
    }

    @Override
    public String notLookedAt() {
        return """
                conditions:
                - type: "Ready"
                  status: "Unknown"
                  reason: "Pending"
                  message: "No controller has looked at this region yet."
                  lastTransitionTime: "1970-01-01T00:00:00Z"
                  observedGeneration: 0
                """;
    }

    @Override
    public void complete(JsonNode properties) {
        var spec = properties.at("/spec/properties");
        CrdShape.listOf(spec.at("/webhook/properties/events"), "set");
        CrdShape.describe(
                spec.at("/webhook/properties/events/items"),
                "The name of one of Vivenu's events. Stored are event.created, event.updated, event.deleted, ticket.created and ticket.updated; any other is kept in the inbox as it came.");
        CrdShape.describe(properties.at("/status/properties/conditions/items"), "One statement about the region.");
        CrdShape.rules(spec.path("baseUrl"), BaseUrlRules.all());
        var polling = spec.at("/polling/properties");
        CrdShape.rules(polling.path("schedule"), ScheduleRules.of("spec.polling.schedule", "*/15 * * * *"));
        CrdShape.rules(polling.path("schedule"), ScheduleRules.daily("spec.polling.schedule"));
        CrdShape.rules(polling.path("fullSchedule"), ScheduleRules.of("spec.polling.fullSchedule", "0 2 * * *"));
        CrdShape.rules(polling.path("timeZone"), TimeZoneRules.of("spec.polling.timeZone"));
    }

    @Override
    public Path manifests() {
        return MANIFESTS;
    }

    @Override
    public List<String> constant() {
        return List.of("spec.environment", "spec.baseUrl");
    }

    @Override
    public String toString() {
        return kind();
    }
}
