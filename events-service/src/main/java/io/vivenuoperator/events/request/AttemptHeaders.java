package io.vivenuoperator.events.request;

import io.vivenuoperator.events.envelope.HeaderText;
import io.vivenuoperator.events.envelope.OutgoingEvent;
import io.vivenuoperator.events.format.DeliveryContent;
import io.vivenuoperator.events.signature.DeliverySignature;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All headers of an attempt but those that HTTP itself needs. Only a webhook, which is signed, hears of us: a chat gets what its API
 * asks for.
 *
 * @param userAgent {@code vivenu-operator/} and the version
 * @param users the subscription's own, which {@link UserHeaders} has judged
 */
public record AttemptHeaders(String userAgent, Map<String, String> users) {
    public AttemptHeaders {
        users = Map.copyOf(users);
    }

    /**
     * The headers, in the order in which they are sent.
     *
     * @param signature empty for a format that is not signed
     */
    public Map<String, String> of(
            OutgoingEvent event,
            DeliveryContent content,
            Optional<DeliverySignature> signature,
            AttemptContext attempt) {
        Map<String, String> headers = new LinkedHashMap<>(content.headers());
        headers.put("User-Agent", userAgent);
        headers.putAll(users);
        if (signature.isPresent()) {
            headers.putAll(signature.get().headers(event.id(), attempt.at(), content.body()));
            headers.put("X-Event-Type", HeaderText.of(event.type()));
            headers.put("X-Attempt", Integer.toString(attempt.number()));
            attempt.replay().ifPresent(replay -> headers.put("X-Replay", HeaderText.of(replay)));
            attempt.traceparent().ifPresent(parent -> headers.put("traceparent", parent));
        }
        return headers;
    }
}
