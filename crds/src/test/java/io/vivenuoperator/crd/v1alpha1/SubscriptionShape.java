package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.crd.schema.EndpointUrlRules;
import io.vivenuoperator.crd.schema.SecretRefRules;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSubscription;
import java.nio.file.Path;
import java.util.List;

/** Of an EventSubscription. */
record SubscriptionShape() implements CrdShape {
    private static final List<String> TARGETS = List.of("webhook", "slack", "teams", "discord", "alertmanager");
    private static final int LONGEST_TYPE = 100;
    private static final int LONGEST_REGION = 127;
    private static final int LONGEST_SOURCE = 200;
    private static final int LONGEST_LABEL = 63;

    @Override
    public String kind() {
        return "EventSubscription";
    }

    @Override
    public String plural() {
        return "eventsubscriptions";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "Ready",
                "Reason",
                "Delivering",
                "Target",
                "Behind",
                "Dead",
                "Last Success",
                "Types",
                "Regions",
                "Retrying",
                "Rate",
                "Message",
                "Age");
    }

    @Override
    public String description() {
        return EventSubscription.DESCRIPTION;
    }

    @Override
    public String notLookedAt() {
        return """
                conditions:
                - type: "Ready"
                  status: "Unknown"
                  reason: "Pending"
                  message: "No controller has looked at this subscription yet."
                  lastTransitionTime: "1970-01-01T00:00:00Z"
                  observedGeneration: 0
                """;
    }

    @Override
    public void complete(JsonNode properties) {
        selection(properties.at("/spec/properties/select/properties"));
        var deliver = properties.at("/spec/properties/deliver/properties");
        for (var target : TARGETS) {
            keyRef(deliver.path(target), "spec.deliver." + target, "urlSecretRef");
        }
        keyRef(deliver.path("pagerDuty"), "spec.deliver.pagerDuty", "routingKeySecretRef");
        keyRef(deliver.path("webhook"), "spec.deliver.webhook", "caSecretRef");
        nameRef(deliver.path("webhook"), "headersSecretRef");
        nameRef(deliver.path("webhook"), "clientCertSecretRef");
        for (var target : List.of("webhook", "pagerDuty", "alertmanager")) {
            CrdShape.rules(
                    deliver.path(target).at("/properties/url"), EndpointUrlRules.of("spec.deliver." + target + ".url"));
        }
        var signing = properties.at("/spec/properties/signing/properties/secretRefs");
        CrdShape.describe(signing.path("items"), "One of the secrets, at least 16 characters long.");
        SecretRefRules.addTo(signing.path("items"), "spec.signing.secretRefs[]");
        CrdShape.describe(
                properties.at("/status/properties/conditions/items"), "One statement about the subscription.");
    }

    private static void selection(JsonNode select) {
        CrdShape.texts(select.path("types"), LONGEST_TYPE, "A type of message, or a pattern of types.");
        CrdShape.texts(select.path("regions"), LONGEST_REGION, "Name of a region, or namespace/name.");
        CrdShape.texts(select.path("sources"), LONGEST_SOURCE, "Name of a publisher.");
        var expressions = select.at("/regionSelector/properties/matchExpressions");
        CrdShape.describe(expressions.path("items"), "One comparison of a label.");
        CrdShape.texts(expressions.at("/items/properties/values"), LONGEST_LABEL, "A value that the label may have.");
        ((ObjectNode) select.at("/regionSelector/properties/matchLabels")).put("maxProperties", 20);
    }

    private static void keyRef(JsonNode target, String field, String ref) {
        SecretRefRules.addTo(target.path("properties").path(ref), field + "." + ref);
    }

    private static void nameRef(JsonNode webhook, String ref) {
        SecretRefRules.addNameTo(webhook.path("properties").path(ref), "spec.deliver.webhook." + ref);
    }

    @Override
    public Path manifests() {
        return MANIFESTS.resolve("eventsubscription");
    }

    @Override
    public List<String> constant() {
        return List.of("spec.startFrom");
    }

    @Override
    public String toString() {
        return kind();
    }
}
