package io.vivenuoperator.receiver.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.receiver.envelope.KeptFields;
import io.vivenuoperator.store.event.EventRecord;
import io.vivenuoperator.store.event.TicketTypeRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An event of Vivenu's as the store keeps it. */
final class EventFields {

    private EventFields() {}

    /** Empty without an id, or without {@code updatedAt}: then nobody could tell whether it is older than what is stored. */
    static Optional<EventRecord> event(String region, KeptFields kept) {
        var fields = new Fields(kept.node());
        return fields.text("_id")
                .flatMap(id -> kept.updatedAt()
                        .map(updatedAt -> new EventRecord(
                                region,
                                id,
                                fields.text("name").orElse(""),
                                fields.time("start"),
                                fields.time("end"),
                                fields.time("sellStart"),
                                fields.time("sellEnd"),
                                fields.text("timezone"),
                                fields.text("sellerId"),
                                fields.text("url"),
                                updatedAt,
                                types(kept.node().path("tickets")))));
    }

    private static List<TicketTypeRecord> types(JsonNode list) {
        var types = new ArrayList<TicketTypeRecord>();
        for (JsonNode entry : list) {
            if (entry instanceof ObjectNode type) {
                type(new Fields(type)).ifPresent(types::add);
            }
        }
        return types;
    }

    private static Optional<TicketTypeRecord> type(Fields fields) {
        return fields.text("_id")
                .map(id -> new TicketTypeRecord(
                        id,
                        fields.text("name").orElse(""),
                        fields.count("amount"),
                        fields.number("price"),
                        fields.isTrue("active", true)));
    }
}
