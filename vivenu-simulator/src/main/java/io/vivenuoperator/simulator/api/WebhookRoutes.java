package io.vivenuoperator.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulator.webhook.Webhook;
import io.vivenuoperator.simulator.webhook.WebhookBody;
import io.vivenuoperator.simulator.webhook.Webhooks;
import io.vivenuoperator.simulator.world.Ids;
import io.vivenuoperator.simulator.world.Page;
import java.io.IOException;
import java.util.Set;

/** {@code /webhooks} and {@code /webhook/{id}}. Reading returns the hmacKey, as at Vivenu. */
final class WebhookRoutes {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final boolean allowHttp;

    WebhookRoutes(boolean allowHttp) {
        this.allowHttp = allowHttp;
    }

    Answer list(Webhooks webhooks, Ids ids, String query) {
        Parameters parameters = Parameters.of(query, Set.of("top", "skip"), Set.of());
        Page<Webhook> page = Page.of(webhooks.all(), parameters.skip(), parameters.top());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        var docs = body.putArray("docs");
        page.rows().forEach(webhook -> docs.add(render(webhook, ids)));
        return Answer.of(200, body.put("total", page.total()));
    }

    Answer create(Webhooks webhooks, Ids ids, String body) {
        return Answer.of(201, render(webhooks.add(parse(body)), ids));
    }

    Answer update(Webhooks webhooks, Ids ids, String id, String body) {
        WebhookBody change = parse(body);
        return webhooks.update(id, change::applyTo)
                .map(webhook -> Answer.of(201, render(webhook, ids)))
                .orElseGet(WebhookRoutes::notFound);
    }

    Answer delete(Webhooks webhooks, Ids ids, String id) {
        return webhooks.remove(id)
                .map(webhook -> Answer.of(200, render(webhook, ids)))
                .orElseGet(WebhookRoutes::notFound);
    }

    private static Answer notFound() {
        return Answer.error(404, "Webhook not found");
    }

    private WebhookBody parse(String body) {
        try {
            return WebhookBody.of(JSON.readTree(body), allowHttp);
        } catch (IOException e) {
            throw new InvalidRequest("the body must be JSON");
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(String.valueOf(e.getMessage()));
        }
    }

    private static JsonNode render(Webhook webhook, Ids ids) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("_id", webhook.id())
                .put("name", webhook.name())
                .put("enabled", webhook.enabled())
                .put("url", webhook.url().toString());
        ObjectNode events = node.putObject("events");
        webhook.events().forEach(events::put);
        webhook.hmacKey().ifPresentOrElse(key -> node.put("hmacKey", key), () -> node.putNull("hmacKey"));
        node.putObject("createdBy").put("type", "API_KEY").put("id", ids.keyId());
        return node;
    }
}
