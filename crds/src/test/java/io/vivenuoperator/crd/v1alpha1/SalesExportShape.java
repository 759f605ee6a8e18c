package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.crd.schema.ScheduleRules;
import io.vivenuoperator.crd.schema.SecretRefRules;
import io.vivenuoperator.crd.schema.TimeZoneRules;
import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import java.nio.file.Path;
import java.util.List;

/** Of a SalesExport. */
record SalesExportShape() implements CrdShape {
    /** namespace/name. */
    private static final int LONGEST_REGION = 127;

    @Override
    public String kind() {
        return "SalesExport";
    }

    @Override
    public String plural() {
        return "salesexports";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "Ready",
                "Reason",
                "Schedule",
                "Last Run",
                "Outcome",
                "Rows",
                "Last Success",
                "Spreadsheet",
                "Message",
                "Age");
    }

    @Override
    public String description() {
        return SalesExport.DESCRIPTION;
    }

    @Override
    public String notLookedAt() {
        return """
                conditions:
                - type: "Ready"
                  status: "Unknown"
                  reason: "Pending"
                  message: "No controller has looked at this export yet."
                  lastTransitionTime: "1970-01-01T00:00:00Z"
                  observedGeneration: 0
                """;
    }

    @Override
    public void complete(JsonNode properties) {
        var spec = properties.at("/spec/properties");
        SecretRefRules.addTo(spec.path("credentialsSecretRef"), "spec.credentialsSecretRef");
        CrdShape.texts(spec.path("regions"), LONGEST_REGION, "A region's key: its name, or namespace and name.");
        CrdShape.listOf(spec.path("sheets"), "set");
        CrdShape.describe(spec.at("/sheets/items"), "A sheet, in the program's word.");
        CrdShape.rules(spec.path("schedule"), ScheduleRules.of("spec.schedule", "0 6 * * *"));
        CrdShape.rules(spec.path("timeZone"), TimeZoneRules.of("spec.timeZone"));
        CrdShape.describe(properties.at("/status/properties/conditions/items"), "One statement about the export.");
    }

    @Override
    public Path manifests() {
        return MANIFESTS.resolve("salesexport");
    }

    @Override
    public List<String> constant() {
        return List.of();
    }

    @Override
    public String toString() {
        return kind();
    }
}
