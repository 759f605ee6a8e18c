package io.vivenuoperator.events.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How often an event has come round: who publishes one because of another one sends {@code hops} of that one's metadata, and one more. So
 * two services that answer each other end.
 */
final class EventHops {
    /** So many are refused. */
    static final int TOO_MANY = 8;

    private static final String FIELD = "hops";
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
    private static final JsonMapper JSON = new JsonMapper();

    private EventHops() {}

    /** Whether it has come round too often, by its metadata. */
    static boolean areTooMany(Optional<String> metadata) {
        // Most metadata says nothing of it, and need not be parsed.
        return metadata.filter(json -> json.contains(FIELD))
                .map(EventHops::field)
                .filter(EventHops::isTooMuch)
                .isPresent();
    }

    /** A CloudEvent's attributes are texts. */
    private static boolean isTooMuch(JsonNode hops) {
        if (hops.isNumber()) {
            return hops.doubleValue() >= TOO_MANY;
        }
        String text = hops.asText();
        return DIGITS.matcher(text).matches() && Long.parseLong(text) >= TOO_MANY;
    }

    private static JsonNode field(String metadata) {
        try {
            return JSON.readTree(metadata).path(FIELD);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the metadata of an event is JSON");
        }
    }
}
