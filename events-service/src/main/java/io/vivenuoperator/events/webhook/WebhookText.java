package io.vivenuoperator.events.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.events.request.ShownUrl;
import io.vivenuoperator.store.subscription.SubscriptionContent;
import io.vivenuoperator.store.subscription.SubscriptionOrigin;
import io.vivenuoperator.store.subscription.SubscriptionRecord;

/** A webhook as its owner sees it: never with a secret. */
final class WebhookText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private WebhookText() {}

    static ObjectNode of(SubscriptionRecord subscription) {
        JsonNode spec = spec(subscription);
        ObjectNode json = JSON.createObjectNode()
                .put("id", subscription.identity().uid())
                .put("url", spec.at("/deliver/webhook/url").asText(ShownUrl.MASK));
        json.set("events", spec.path("types"));
        json.put("active", subscription.content().active())
                .put("createdAt", subscription.createdAt().toString())
                .put("changedAt", subscription.changedAt().toString())
                .put("name", subscription.identity().name());
        copy(spec.path("regions"), json, "regions");
        copy(spec.path("sources"), json, "sources");
        copy(spec.at("/deliver/webhook/format"), json, "format");
        copy(spec.at("/deliver/webhook/includeMetadata"), json, "includeMetadata");
        copy(spec.path("policy"), json, "policy");
        subscription.disabledReason().ifPresent(reason -> json.put("disabledReason", reason));
        if (subscription.identity().origin() == SubscriptionOrigin.KUBERNETES) {
            json.put("resource", subscription.identity().fullName());
        }
        return json;
    }

    /** The specification of a new one, which is about everything until something else is said. */
    static ObjectNode begun(String uid, String name) {
        ObjectNode spec = JSON.createObjectNode()
                .put("uid", uid)
                .put("namespace", "")
                .put("name", name)
                .put("suspend", false)
                .put("startFrom", "Now");
        spec.putArray("types");
        spec.putArray("regions").add(SubscriptionContent.EVERY_REGION);
        spec.putArray("sources").add(SubscriptionContent.EVERY_REGION);
        spec.putObject("deliver").putObject("webhook").put("format", "Standard").put("includeMetadata", false);
        return spec;
    }

    private static void copy(JsonNode value, ObjectNode to, String name) {
        if (!value.isMissingNode() && (value.isValueNode() || !value.isEmpty())) {
            to.set(name, value);
        }
    }

    static ObjectNode spec(SubscriptionRecord subscription) {
        try {
            return JSON.readTree(subscription.content().spec()) instanceof ObjectNode object
                    ? object
                    : JSON.createObjectNode();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the specification of a subscription is JSON", e);
        }
    }
}
