package io.vivenuoperator.simulators.klaviyo.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.klaviyo.webhook.Webhook;
import io.vivenuoperator.simulators.klaviyo.webhook.WebhookBook;
import io.vivenuoperator.simulators.klaviyo.world.EventBook;
import io.vivenuoperator.simulators.klaviyo.world.ProfileIds;
import io.vivenuoperator.simulators.platform.http.BadRequestException;
import io.vivenuoperator.simulators.platform.http.Reply;
import io.vivenuoperator.simulators.platform.http.Request;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Webhooks and their topics; only for accounts that have Advanced KDP. */
final class WebhookRoutes {
    private static final int SHORTEST_SECRET = 16;

    private final WebhookBook webhooks;
    private final boolean allowHttp;
    private final Clock clock;

    WebhookRoutes(WebhookBook webhooks, boolean allowHttp, Clock clock) {
        this.webhooks = webhooks;
        this.allowHttp = allowHttp;
        this.clock = clock;
    }

    /** All of them. */
    Reply list(Request request, String base) {
        ArrayNode data = JsonNodeFactory.instance.arrayNode();
        webhooks.all().forEach(webhook -> data.add(resource(webhook, base)));
        return ApiErrors.document(200, CollectionPage.of(data, request, base, Optional.empty()));
    }

    /** One. */
    Reply one(String id, String base) {
        return webhooks.get(id)
                .map(webhook -> document(200, webhook, base))
                .orElseGet(() -> ApiErrors.notFound("webhook", id));
    }

    /** Registers one. */
    Reply create(JsonNode body, String base) {
        JsonNode attributes = attributes(body);
        Set<String> topics = topics(body);
        String name = text(attributes, "name");
        String url = endpoint(text(attributes, "endpoint_url"));
        String secret = secret(text(attributes, "secret_key"));
        if (topics.isEmpty()) {
            throw new BadRequestException("/data/relationships/webhook-topics", "At least one topic is required.");
        }
        String id = ProfileIds.lengthy("webhook", Integer.toString(webhooks.next()));
        var webhook = new Webhook(
                id,
                name,
                attributes.path("description").asText(""),
                url,
                secret,
                true,
                topics,
                clock.instant(),
                clock.instant());
        webhooks.put(webhook);
        return document(201, webhook, base);
    }

    /** Changes what is named. */
    Reply change(String id, JsonNode body, String base) {
        JsonNode attributes = attributes(body);
        Set<String> topics = topics(body);
        return webhooks.change(
                        id,
                        old -> new Webhook(
                                id,
                                attributes.path("name").asText(old.name()),
                                attributes.path("description").asText(old.description()),
                                attributes.has("endpoint_url")
                                        ? endpoint(text(attributes, "endpoint_url"))
                                        : old.endpointUrl(),
                                attributes.has("secret_key") ? secret(text(attributes, "secret_key")) : old.secretKey(),
                                attributes.path("enabled").asBoolean(old.enabled()),
                                topics.isEmpty() ? old.topics() : topics,
                                old.createdAt(),
                                clock.instant()))
                .map(webhook -> document(200, webhook, base))
                .orElseGet(() -> ApiErrors.notFound("webhook", id));
    }

    /** Removes one. */
    Reply delete(String id) {
        return webhooks.remove(id) ? Reply.empty(204) : ApiErrors.notFound("webhook", id);
    }

    /** What may be asked for. */
    Reply topics(Request request, String base) {
        ArrayNode data = JsonNodeFactory.instance.arrayNode();
        new TreeSet<>(EventBook.TOPICS).forEach(topic -> {
            ObjectNode resource = data.addObject().put("type", "webhook-topic").put("id", topic);
            resource.putObject("links").put("self", base + "/api/webhook-topics/" + topic + "/");
        });
        return ApiErrors.document(200, CollectionPage.of(data, request, base, Optional.empty()));
    }

    private static JsonNode attributes(JsonNode body) {
        if (!body.at("/data/type").asText("").equals("webhook")) {
            throw new BadRequestException("/data/type", "'type' must be 'webhook'.");
        }
        return body.at("/data/attributes");
    }

    private static String text(JsonNode attributes, String name) {
        String value = attributes.path(name).asText("");
        if (value.isEmpty()) {
            throw new BadRequestException("/data/attributes/" + name, "'" + name + "' is a required field.");
        }
        return value;
    }

    private String endpoint(String url) {
        if (!url.startsWith("https://") && !(allowHttp && url.startsWith("http://"))) {
            throw new BadRequestException("/data/attributes/endpoint_url", "The endpoint URL must use HTTPS.");
        }
        return url;
    }

    private static String secret(String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new BadRequestException(
                    "/data/attributes/secret_key", "The secret key must have at least 16 characters.");
        }
        return secret;
    }

    private static Set<String> topics(JsonNode body) {
        Set<String> topics = new TreeSet<>();
        for (JsonNode topic : body.at("/data/relationships/webhook-topics/data")) {
            String id = topic.path("id").asText();
            if (!EventBook.TOPICS.contains(id)) {
                throw new BadRequestException(
                        "/data/relationships/webhook-topics", "'" + id + "' is not a webhook topic.");
            }
            topics.add(id);
        }
        return topics;
    }

    private static Reply document(int status, Webhook webhook, String base) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("data", resource(webhook, base));
        return ApiErrors.document(status, body);
    }

    private static ObjectNode resource(Webhook webhook, String base) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        resource.put("type", "webhook").put("id", webhook.id());
        resource.putObject("attributes")
                .put("name", webhook.name())
                .put("description", webhook.description())
                .put("endpoint_url", webhook.truncatedUrl())
                .put("enabled", webhook.enabled())
                .put("created_at", ProfileResource.time(webhook.createdAt()))
                .put("updated_at", ProfileResource.time(webhook.updatedAt()));
        String self = base + "/api/webhooks/" + webhook.id() + "/";
        ObjectNode topics = resource.putObject("relationships").putObject("webhook-topics");
        ArrayNode data = topics.putArray("data");
        webhook.topics().stream()
                .sorted()
                .forEach(topic -> data.addObject().put("type", "webhook-topic").put("id", topic));
        topics.putObject("links")
                .put("self", self + "relationships/webhook-topics/")
                .put("related", self + "webhook-topics/");
        resource.putObject("links").put("self", self);
        return resource;
    }
}
