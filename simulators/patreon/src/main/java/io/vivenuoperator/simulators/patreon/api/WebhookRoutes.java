package io.vivenuoperator.simulators.patreon.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.patreon.delivery.Deliveries;
import io.vivenuoperator.simulators.patreon.webhook.Webhook;
import io.vivenuoperator.simulators.patreon.webhook.WebhookBook;
import io.vivenuoperator.simulators.platform.http.BadRequestException;
import io.vivenuoperator.simulators.platform.http.Reply;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Webhooks. An end of a pause replays what waited. */
final class WebhookRoutes {
    private static final Set<String> TRIGGERS = Set.of(
            "members:create",
            "members:update",
            "members:delete",
            "members:pledge:create",
            "members:pledge:update",
            "members:pledge:delete",
            "posts:publish",
            "posts:update",
            "posts:delete");

    private final WebhookBook webhooks;
    private final Deliveries deliveries;
    private final String campaignId;

    WebhookRoutes(WebhookBook webhooks, Deliveries deliveries, String campaignId) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.campaignId = campaignId;
    }

    Reply list() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode data = body.putArray("data");
        webhooks.all().forEach(webhook -> data.add(resource(webhook)));
        body.putObject("meta")
                .putObject("pagination")
                .put("total", webhooks.all().size());
        return ApiErrors.document(200, body);
    }

    Reply create(JsonNode body) {
        JsonNode attributes = attributes(body);
        if (!body.at("/data/relationships/campaign/data/id").asText("").equals(campaignId)) {
            throw new BadRequestException("relationships.campaign", "The campaign is missing or not yours.");
        }
        Set<String> triggers = triggers(attributes);
        if (triggers.isEmpty()) {
            throw new BadRequestException("triggers", "At least one trigger is required.");
        }
        int number = webhooks.next();
        var webhook = new Webhook(
                Integer.toString(number),
                uri(attributes),
                "sim-webhook-secret-" + number,
                triggers,
                false,
                0,
                Optional.empty());
        webhooks.add(webhook);
        return document(201, webhook);
    }

    Reply change(String id, JsonNode body) {
        JsonNode attributes = attributes(body);
        Set<String> triggers = triggers(attributes);
        Optional<Webhook> changed = webhooks.change(id, old -> {
            var next = new Webhook(
                    id,
                    attributes.has("uri") ? uri(attributes) : old.uri(),
                    old.secret(),
                    triggers.isEmpty() ? old.triggers() : triggers,
                    old.paused(),
                    old.failures(),
                    old.lastAttempt());
            return attributes.has("paused")
                    ? next.paused(attributes.path("paused").asBoolean())
                    : next;
        });
        changed.ifPresent(webhook -> deliveries.resume(id));
        return changed.map(webhook -> document(200, webhook)).orElseGet(() -> ApiErrors.notFound("Webhook", id));
    }

    Reply delete(String id) {
        return webhooks.remove(id) ? Reply.empty(204) : ApiErrors.notFound("Webhook", id);
    }

    private static JsonNode attributes(JsonNode body) {
        if (!body.at("/data/type").asText("").equals("webhook")) {
            throw new BadRequestException("data.type", "The type must be webhook.");
        }
        return body.at("/data/attributes");
    }

    private static String uri(JsonNode attributes) {
        String uri = attributes.path("uri").asText("");
        if (!uri.startsWith("http")) {
            throw new BadRequestException("uri", "The uri must be a URL.");
        }
        return uri;
    }

    private static Set<String> triggers(JsonNode attributes) {
        Set<String> triggers = new TreeSet<>();
        for (JsonNode trigger : attributes.path("triggers")) {
            if (!TRIGGERS.contains(trigger.asText())) {
                throw new BadRequestException("triggers", "'" + trigger.asText() + "' is not a trigger.");
            }
            triggers.add(trigger.asText());
        }
        return triggers;
    }

    private static Reply document(int status, Webhook webhook) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("data", resource(webhook));
        return ApiErrors.document(status, body);
    }

    private static ObjectNode resource(Webhook webhook) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        ObjectNode attributes = resource.putObject("attributes");
        webhook.lastAttempt()
                .ifPresentOrElse(
                        at -> attributes.put("last_attempted_at", at.toString()),
                        () -> attributes.putNull("last_attempted_at"));
        attributes
                .put("num_consecutive_times_failed", webhook.failures())
                .put("paused", webhook.paused())
                .put("secret", webhook.secret())
                .put("uri", webhook.uri());
        ArrayNode triggers = attributes.putArray("triggers");
        webhook.triggers().stream().sorted().forEach(triggers::add);
        return resource.put("id", webhook.id()).put("type", "webhook");
    }
}
