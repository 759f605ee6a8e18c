package io.vivenuoperator.vendor.klaviyo.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.vendor.api.document.FieldReader;
import io.vivenuoperator.vendor.api.document.JsonDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a delivery that has been proved. */
public final class EventBatchReader {
    private EventBatchReader() {}

    /** The events of a body; those that can't be read hold up no other. */
    public static EventBatch read(byte[] body) {
        Optional<JsonNode> data = JsonDocument.received(body)
                .map(document -> document.path("data"))
                .filter(JsonNode::isArray);
        if (data.isEmpty()) {
            return new EventBatch(List.of(), List.of("data: not a list"));
        }
        List<ProfileEvent> events = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (int i = 0; i < data.get().size(); i++) {
            read(i, data.get().path(i), events, unreadable);
        }
        return new EventBatch(events, unreadable);
    }

    private static void read(int place, JsonNode entry, List<ProfileEvent> events, List<String> unreadable) {
        Optional<String> id = FieldReader.id(entry.path("external_id"));
        Optional<String> topic = FieldReader.id(entry.path("topic"));
        if (id.isEmpty() || topic.isEmpty()) {
            unreadable.add("data." + place + "." + (id.isEmpty() ? "external_id" : "topic") + ": missing or not an id");
            return;
        }
        JsonNode event = entry.at("/payload/data");
        events.add(new ProfileEvent(
                id.get(),
                topic.get(),
                FieldReader.id(event.at("/relationships/profile/data/id")),
                new FieldReader(event).time("/attributes/datetime")));
    }
}
