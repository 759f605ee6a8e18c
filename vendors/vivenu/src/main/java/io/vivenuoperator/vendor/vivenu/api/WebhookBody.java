package io.vivenuoperator.vendor.vivenu.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.vendor.vivenu.model.WebhookDefinition;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A webhook in Vivenu's request format: {@code events} is a map of switches, not a list. */
final class WebhookBody {
    private WebhookBody() {}

    /** @param formerEvents types that may still be switched on; those not wanted are switched off */
    static byte[] of(WebhookDefinition wanted, Set<String> formerEvents) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("name", wanted.name());
        body.put("url", wanted.url());
        body.put("enabled", true);
        body.put("hmacKey", wanted.signingKey().value());
        ObjectNode events = body.putObject("events");
        formerEvents.stream().sorted().forEach(type -> events.put(type, false));
        wanted.events().stream().sorted().forEach(type -> events.put(type, true));
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
