package io.vivenuoperator.events.cloudevent;

import static io.vivenuoperator.events.envelope.JsonText.quoted;

import io.vivenuoperator.events.envelope.HeaderText;
import io.vivenuoperator.events.envelope.OutgoingEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Messages as CloudEvents. The payload's text becomes {@code data} as it is; the key is {@code subject} and
 * {@code partitionkey}, the place in the log is {@code sequence}.
 *
 * @param typePrefix what stands before each type, such as {@code io.vivenu-operator.}; may be empty
 */
public record CloudEventWriter(String typePrefix) {
    public static final String STRUCTURED = "application/cloudevents+json; charset=UTF-8";
    public static final String BATCH = "application/cloudevents-batch+json; charset=UTF-8";
    public static final String HEADER_PREFIX = "ce-";

    private static final String JSON = "application/json";

    /** One event with its data as one JSON object. */
    public String structured(OutgoingEvent event) {
        return attributes(event).entrySet().stream()
                .map(attribute -> quoted(attribute.getKey()) + ":" + quoted(attribute.getValue()))
                .collect(Collectors.joining(
                        ",", "{", ",\"datacontenttype\":\"" + JSON + "\",\"data\":" + event.payload() + "}"));
    }

    /** Several, as a JSON list. */
    public String batch(List<OutgoingEvent> events) {
        return events.stream().map(this::structured).collect(Collectors.joining(",", "[", "]"));
    }

    /** The headers of binary mode, whose body is the payload. {@code Content-Type} says what that is. */
    public Map<String, String> headers(OutgoingEvent event) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", JSON);
        attributes(event).forEach((name, value) -> headers.put(HEADER_PREFIX + name, HeaderText.of(value)));
        return headers;
    }

    private Map<String, String> attributes(OutgoingEvent event) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", event.id());
        attributes.put("source", SourceReference.of(event.source()));
        attributes.put("type", typePrefix + event.type());
        attributes.put("time", event.timestamp().toString());
        event.key().ifPresent(key -> {
            attributes.put("subject", key);
            attributes.put("partitionkey", key);
        });
        // As text it has to sort as the number does.
        attributes.put("sequence", "%020d".formatted(event.seq()));
        return attributes;
    }
}
