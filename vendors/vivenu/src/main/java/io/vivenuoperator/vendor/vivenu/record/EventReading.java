package io.vivenuoperator.vendor.vivenu.record;

import io.vivenuoperator.vendor.vivenu.model.CertainFacts;
import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.TicketType;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads an event. Needed are its id and a list of ticket types; a ticket type needs an id. Everything else is optional.
 */
final class EventReading {
    static final RecordShape SHAPE = RecordShape.ofValues(
                    "_id",
                    "sellerId",
                    "name",
                    "start",
                    "end",
                    "sellStart",
                    "sellEnd",
                    "timezone",
                    "url",
                    "eventType",
                    "rootId",
                    "locationName",
                    "locationCity",
                    "locationCountry",
                    "maxAmount",
                    "hideInListing",
                    "createdAt",
                    "updatedAt")
            .withList("tickets", RecordShape.ofValues("_id", "name", "price", "amount", "active"));

    private EventReading() {}

    static ReadRecord<Event> read(JsonFields fields) {
        Optional<String> id = fields.required("_id", TextReader::id);
        if (id.isEmpty()) {
            return RecordReader.failed(id, fields);
        }
        Event event = event(id.get(), fields);
        Optional<String> problems = fields.problems();
        return problems.isEmpty()
                ? RecordReader.read(id.get(), event, fields)
                : new ReadRecord.Failed<>(new UnreadableRecord(
                        id, event.updatedAt(), problems.get(), Optional.of(new CertainFacts.OfEvent(event))));
    }

    private static Event event(String id, JsonFields fields) {
        Optional<List<JsonFields>> listed = fields.list("tickets");
        List<TicketType> types = new ArrayList<>();
        listed.ifPresent(each -> each.forEach(type -> ticketType(type).ifPresent(types::add)));
        return new Event(
                id,
                fields.optional("sellerId", TextReader::id),
                fields.name("name", id),
                fields.optional("start", TimeReader::instant),
                fields.optional("end", TimeReader::instant),
                fields.optional("sellStart", TimeReader::instant),
                fields.optional("sellEnd", TimeReader::instant),
                fields.optional("timezone", TextReader::word),
                fields.optional("url", TextReader::url),
                fields.optional("maxAmount", NumberReader::amount),
                fields.optional("createdAt", TimeReader::instant),
                fields.optional("updatedAt", TimeReader::instant),
                types,
                listed.isPresent() && listed.get().size() == types.size());
    }

    /** Empty for a type without a usable id. */
    private static Optional<TicketType> ticketType(JsonFields fields) {
        Optional<String> id = fields.required("_id", TextReader::id);
        if (id.isEmpty()) {
            fields.leftOut();
            return Optional.empty();
        }
        return Optional.of(new TicketType(
                id.get(),
                fields.name("name", id.get()),
                fields.optional("price", NumberReader::price),
                fields.optional("amount", NumberReader::amount),
                fields.optional("active", JsonFields::flag).orElse(true)));
    }
}
