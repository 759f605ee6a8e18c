package io.vivenuoperator.simulator.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The body of a request that creates or updates a webhook, valid by Vivenu's schema. On an update, absent fields keep their
 * values; on creation, a webhook is enabled and subscribes to nothing by default.
 *
 * @param hmacKey absent if the field is; an empty inner value if it is null
 */
public record WebhookBody(
        String name,
        URI url,
        Optional<Boolean> enabled,
        Optional<Map<String, Boolean>> events,
        Optional<Optional<String>> hmacKey) {
    private static final Set<String> FIELDS = Set.of("name", "url", "enabled", "events", "hmacKey");
    private static final int MIN_NAME = 5;
    private static final int MAX_NAME = 30;

    /**
     * Validates a body.
     *
     * @param allowHttp whether http is accepted, too
     * @throws IllegalArgumentException with a sentence that names the field
     */
    public static WebhookBody of(JsonNode body, boolean allowHttp) {
        require(body.isObject(), "the body must be a JSON object");
        body.fieldNames()
                .forEachRemaining(field -> require(FIELDS.contains(field), "\"" + field + "\" is not allowed"));
        return new WebhookBody(
                name(body.path("name")),
                url(body.path("url"), allowHttp),
                enabled(body.path("enabled")),
                events(body.path("events")),
                hmacKey(body.path("hmacKey")));
    }

    Webhook create(String id) {
        return new Webhook(
                id, name, url, enabled.orElse(true), events.orElse(Map.of()), hmacKey.orElse(Optional.empty()));
    }

    /** Applies this to an existing webhook. */
    public Webhook applyTo(Webhook old) {
        return new Webhook(
                old.id(),
                name,
                url,
                enabled.orElse(old.enabled()),
                events.orElse(old.events()),
                hmacKey.orElse(old.hmacKey()));
    }

    private static String name(JsonNode node) {
        require(node.isTextual(), "\"name\" is required and must be a string");
        int length = node.textValue().length();
        require(length >= MIN_NAME && length <= MAX_NAME, "\"name\" must have 5 to 30 characters");
        return node.textValue();
    }

    private static URI url(JsonNode node, boolean allowHttp) {
        require(node.isTextual(), "\"url\" is required and must be a string");
        try {
            var url = new URI(node.textValue());
            boolean scheme = "https".equals(url.getScheme()) || (allowHttp && "http".equals(url.getScheme()));
            require(scheme && url.getHost() != null, "\"url\" must be an https URL");
            return url;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("\"url\" must be a valid uri", e);
        }
    }

    private static Optional<Boolean> enabled(JsonNode node) {
        require(node.isMissingNode() || node.isBoolean(), "\"enabled\" must be a boolean");
        return node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
    }

    private static Optional<Map<String, Boolean>> events(JsonNode node) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        require(node.isObject(), "\"events\" must be an object of event types and booleans");
        Map<String, Boolean> events = new LinkedHashMap<>();
        node.properties().forEach(each -> {
            require(WebhookEvents.TYPES.contains(each.getKey()), "\"events." + each.getKey() + "\" is not allowed");
            require(each.getValue().isBoolean(), "\"events." + each.getKey() + "\" must be a boolean");
            events.put(each.getKey(), each.getValue().booleanValue());
        });
        return Optional.of(events);
    }

    private static Optional<Optional<String>> hmacKey(JsonNode node) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        require(node.isTextual() || node.isNull(), "\"hmacKey\" must be a string or null");
        return Optional.of(Optional.ofNullable(node.textValue()));
    }

    private static void require(boolean valid, String message) {
        if (!valid) {
            throw new IllegalArgumentException(message);
        }
    }

    @Override
    public String toString() {
        return "WebhookBody[name=" + name + ", url=" + url + "]";
    }
}
