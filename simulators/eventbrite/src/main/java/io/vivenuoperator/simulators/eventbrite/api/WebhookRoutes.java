package io.vivenuoperator.simulators.eventbrite.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.eventbrite.webhook.Webhook;
import io.vivenuoperator.simulators.eventbrite.webhook.WebhookBook;
import io.vivenuoperator.simulators.platform.http.BadRequestException;
import io.vivenuoperator.simulators.platform.http.Parameters;
import io.vivenuoperator.simulators.platform.http.Reply;
import io.vivenuoperator.simulators.platform.http.Request;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Webhooks: registered, listed and deleted, never changed. */
final class WebhookRoutes {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Pattern ACTION = Pattern.compile("[^,\\s]+");
    private static final Set<String> DEFAULT = Set.of("order.placed", "event.published", "event.unpublished");

    private final WebhookBook webhooks;
    private final OrganizationRules rules;
    private final Clock clock;

    WebhookRoutes(WebhookBook webhooks, OrganizationRules rules, Clock clock) {
        this.webhooks = webhooks;
        this.rules = rules;
        this.clock = clock;
    }

    Reply list() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode list = body.putArray("webhooks");
        webhooks.all().forEach(webhook -> list.add(resource(webhook)));
        body.putObject("pagination").put("object_count", list.size()).put("has_more_items", false);
        return Reply.json(200, body);
    }

    Reply create(Request request) {
        Function<String, Optional<String>> fields = fields(request);
        String url = fields.apply("endpoint_url").orElse("");
        if (!url.startsWith("http")) {
            throw new BadRequestException(
                    "endpoint_url", "There are errors with your arguments: endpoint_url - MISSING");
        }
        var webhook = new Webhook(
                webhooks.nextId(),
                url,
                fields.apply("actions").map(WebhookRoutes::actions).orElse(DEFAULT),
                fields.apply("event_id"),
                clock.instant());
        webhooks.add(webhook);
        return Reply.json(200, resource(webhook));
    }

    private static Function<String, Optional<String>> fields(Request request) {
        if (!request.header("content-type").orElse("").contains("json")) {
            return Parameters.of(request.body())::first;
        }
        try {
            JsonNode body = JSON.readTree(request.body());
            return name -> Optional.of(body.path(name).asText("")).filter(value -> !value.isEmpty());
        } catch (JsonProcessingException e) {
            throw new BadRequestException("body", "The body is no JSON.", e);
        }
    }

    private static Set<String> actions(String list) {
        Set<String> actions = new TreeSet<>();
        ACTION.matcher(list).results().forEach(item -> actions.add(item.group()));
        if (!Webhook.ACTIONS.containsAll(actions)) {
            throw new BadRequestException("actions", "There are errors with your arguments: actions - INVALID");
        }
        return actions;
    }

    Reply delete(String id) {
        return webhooks.remove(id)
                ? Reply.json(200, JsonNodeFactory.instance.objectNode().put("success", true))
                : ApiErrors.notFound();
    }

    private ObjectNode resource(Webhook webhook) {
        ObjectNode resource = JsonNodeFactory.instance
                .objectNode()
                .put("id", webhook.id())
                .put("resource_uri", "https://www.eventbriteapi.com/v3/webhooks/" + webhook.id() + "/")
                .put("endpoint_url", webhook.endpointUrl())
                .put("user_id", rules.userId())
                .put("created", TicketResource.time(webhook.created()));
        ArrayNode actions = resource.putArray("actions");
        webhook.actions().stream().sorted().forEach(actions::add);
        webhook.eventId().ifPresentOrElse(id -> resource.put("event_id", id), () -> resource.putNull("event_id"));
        return resource;
    }
}
