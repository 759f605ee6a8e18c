package io.vivenuoperator.client.record;

import io.vivenuoperator.client.model.Certain;
import io.vivenuoperator.client.model.Event;
import io.vivenuoperator.client.model.TicketType;
import io.vivenuoperator.client.model.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An event needs its id, and a list where its ticket types are; a ticket type needs its own id. Everything else can be done
 * without.
 */
final class EventReading {

    static final Shape SHAPE = Shape.ofValues(
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
            .withList("tickets", Shape.ofValues("_id", "name", "price", "amount", "active"));

    private EventReading() {}

    static ReadRecord<Event> read(Fields fields) {
        Optional<String> id = fields.required("_id", Texts::id);
        if (id.isEmpty()) {
            return Reading.failed(id, fields);
        }
        Event event = event(id.get(), fields);
        Optional<String> problems = fields.problems();
        return problems.isEmpty()
                ? Reading.read(id.get(), event, fields)
                : new ReadRecord.Failed<>(
                        new Unreadable(id, event.updatedAt(), problems.get(), Optional.of(new Certain.OfEvent(event))));
    }

    private static Event event(String id, Fields fields) {
        Optional<List<Fields>> listed = fields.list("tickets");
        List<TicketType> types = new ArrayList<>();
        listed.ifPresent(each -> each.forEach(type -> ticketType(type).ifPresent(types::add)));
        return new Event(
                id,
                fields.optional("sellerId", Texts::id),
                fields.name("name", id),
                fields.optional("start", Times::instant),
                fields.optional("end", Times::instant),
                fields.optional("sellStart", Times::instant),
                fields.optional("sellEnd", Times::instant),
                fields.optional("timezone", Texts::word),
                fields.optional("url", Texts::url),
                fields.optional("maxAmount", Numbers::amount),
                fields.optional("createdAt", Times::instant),
                fields.optional("updatedAt", Times::instant),
                types,
                listed.isPresent() && listed.get().size() == types.size());
    }

    /** Empty for a type that nobody could tell from another one. */
    private static Optional<TicketType> ticketType(Fields fields) {
        Optional<String> id = fields.required("_id", Texts::id);
        if (id.isEmpty()) {
            fields.leftOut();
            return Optional.empty();
        }
        return Optional.of(new TicketType(
                id.get(),
                fields.name("name", id.get()),
                fields.optional("price", Numbers::price),
                fields.optional("amount", Numbers::amount),
                fields.optional("active", Fields::flag).orElse(true)));
    }
}
