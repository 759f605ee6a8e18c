package io.vivenuoperator.events.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a webhook is encrypted.
 *
 * @param url where events are sent; whoever knows it may be able to write there
 * @param signing the secrets that sign them, the present one first
 */
public record WebhookSecrets(String url, List<String> signing) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public WebhookSecrets {
        signing = List.copyOf(signing);
    }

    /**
     * As it is sealed: the target whole, so that it can take the place of the open one.
     *
     * @param target what else is said of the target
     */
    String toJson(ObjectNode target) {
        ObjectNode json = JSON.createObjectNode();
        var list = json.putArray("secrets");
        signing.forEach(list::add);
        json.putObject("deliver").set("webhook", target.deepCopy().put("url", url));
        return json.toString();
    }

    /**
     * As it was sealed.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static WebhookSecrets of(String json) {
        try {
            JsonNode tree = JSON.readTree(json);
            List<String> secrets = new ArrayList<>();
            tree.path("secrets").forEach(one -> secrets.add(one.asText()));
            return new WebhookSecrets(tree.at("/deliver/webhook/url").asText(), secrets);
        } catch (JsonProcessingException e) {
            // Jackson's message quotes the secrets.
            throw new IllegalArgumentException("the sealed text is not what was sealed");
        }
    }

    /** Nothing of it. */
    @Override
    public String toString() {
        return "WebhookSecrets[redacted]";
    }
}
