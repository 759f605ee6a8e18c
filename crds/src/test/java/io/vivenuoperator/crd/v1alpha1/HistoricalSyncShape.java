package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.crd.schema.EndpointUrlRules;
import io.vivenuoperator.crd.schema.SecretRefRules;
import io.vivenuoperator.crd.v1alpha1.historical.VivenuHistoricalSync;
import java.nio.file.Path;
import java.util.List;

/** Of a VivenuHistoricalSync. */
record HistoricalSyncShape() implements CrdShape {
    private static final int LONGEST_ID = 24;
    private static final int LONGEST_NAME_PART = 100;
    private static final int LONGEST_RECIPIENT = 62;

    @Override
    public String kind() {
        return "VivenuHistoricalSync";
    }

    @Override
    public String plural() {
        return "vivenuhistoricalsyncs";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "Region",
                "Mode",
                "State",
                "Sent",
                "Of",
                "Done%",
                "Failed",
                "ETA",
                "Endpoint",
                "Started",
                "Message",
                "Age");
    }

    @Override
    public String description() {
        return VivenuHistoricalSync.DESCRIPTION;
    }

    @Override
    public String notLookedAt() {
        return """
                conditions:
                - type: "Complete"
                  status: "Unknown"
                  reason: "Pending"
                  message: "No controller has looked at this sync yet."
                  lastTransitionTime: "1970-01-01T00:00:00Z"
                  observedGeneration: 0
                """;
    }

    @Override
    public void complete(JsonNode properties) {
        var spec = properties.at("/spec/properties");
        CrdShape.texts(spec.path("eventIds"), LONGEST_ID, "Vivenu's id of an event.");
        var filter = spec.at("/filter/properties");
        CrdShape.listOf(filter.path("statuses"), "set");
        CrdShape.describe(filter.at("/statuses/items"), "A status of a ticket, in Vivenu's word.");
        CrdShape.texts(filter.path("nameContains"), LONGEST_NAME_PART, "A part of a ticket's name.");
        for (var end : List.of("createdAfter", "createdBefore")) {
            ((ObjectNode) filter.path(end)).put("format", "date-time");
        }
        var delivery = spec.at("/delivery/properties");
        for (var url : List.of("url", "testUrl")) {
            CrdShape.rules(
                    delivery.path(url),
                    EndpointUrlRules.of("spec.delivery." + url, "tickets are signed, and nothing else is sent"));
        }
        SecretRefRules.addTo(delivery.path("signingKeySecretRef"), "spec.delivery.signingKeySecretRef");
        var output = spec.at("/output/properties");
        CrdShape.texts(output.at("/encryption/properties/recipients"), LONGEST_RECIPIENT, "A public key of age.");
        CrdShape.rules(
                output.at("/objectStore/properties/endpoint"),
                EndpointUrlRules.of(
                        "spec.output.objectStore.endpoint", "credentialsSecretRef names the Secret that they are in"));
        SecretRefRules.addNameTo(
                output.at("/objectStore/properties/credentialsSecretRef"),
                "spec.output.objectStore.credentialsSecretRef");
        var status = properties.at("/status/properties");
        CrdShape.describe(status.at("/conditions/items"), "One statement about the sync.");
        CrdShape.describe(status.at("/errors/items"), "Tickets of one type that ended with the same answer.");
    }

    @Override
    public Path manifests() {
        return MANIFESTS.resolve("vivenuhistoricalsync");
    }

    @Override
    public List<String> constant() {
        return List.of("spec", "spec.cancel");
    }

    @Override
    public String toString() {
        return kind();
    }
}
