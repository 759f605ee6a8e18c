package io.vivenuoperator.events.publish;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of one event. */
final class EventFields {
    private static final List<String> TEXTS = List.of("id", "type", "source", "key", "time");
    private static final String PAYLOAD = "payload";
    private static final String METADATA = "metadata";

    private final ValueText values;
    private final String place;
    private final Map<String, String> read = new LinkedHashMap<>();

    private EventFields(ValueText values, String place) {
        this.values = values;
        this.place = place;
    }

    /**
     * Reads an event.
     *
     * @param parser at the beginning of its object, afterwards at its end
     * @param place what stands before the fields' names in errors
     */
    static EventDraft read(JsonParser parser, ValueText values, String place) throws IOException, BadEventException {
        var fields = new EventFields(values, place);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            fields.add(parser);
        }
        return fields.event();
    }

    private void add(JsonParser parser) throws IOException, BadEventException {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (read.containsKey(name)) {
            throw bad(name, "appears twice");
        }
        if (TEXTS.contains(name)) {
            if (value != JsonToken.VALUE_STRING) {
                throw bad(name, "must be a string");
            }
            read.put(name, parser.getText());
        } else if (name.equals(PAYLOAD)) {
            read.put(name, values.at(parser, place + name, EventLimits.PAYLOAD_OCTETS));
        } else if (name.equals(METADATA)) {
            if (value != JsonToken.START_OBJECT) {
                throw bad(name, "must be a JSON object");
            }
            read.put(name, values.at(parser, place + name, EventLimits.METADATA_OCTETS));
        } else {
            throw new BadEventException(
                    place.isEmpty() ? "body" : place.substring(0, place.length() - 1),
                    "has a field that is none of an event's: id, type, source, key, payload, metadata, time");
        }
    }

    private EventDraft event() throws BadEventException {
        if (!read.containsKey(PAYLOAD)) {
            throw bad(PAYLOAD, "is missing, send any JSON value");
        }
        var rules = new DraftRules(place);
        return new EventDraft(
                rules.label("id", text("id")),
                rules.type(text("type")),
                rules.source(text("source")),
                rules.label("key", text("key")),
                read.getOrDefault(PAYLOAD, ""),
                text(METADATA),
                rules.time(text("time")));
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(read.get(name));
    }

    private BadEventException bad(String name, String detail) {
        return new BadEventException(place + name, detail);
    }
}
