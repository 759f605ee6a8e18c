package io.vivenuoperator.client.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.client.model.Event;
import io.vivenuoperator.client.model.Ticket;
import io.vivenuoperator.client.model.TicketStatus;
import io.vivenuoperator.client.model.TicketType;
import io.vivenuoperator.client.model.Unreadable;
import io.vivenuoperator.client.model.Webhook;
import io.vivenuoperator.client.signature.SigningKey;
import java.util.Optional;
import java.util.function.Function;

/**
 * How one kind of record is read: which fields may be touched, and what is made of them.
 *
 * @param <T> what a record becomes
 */
public final class Reading<T> {

    /** An event with its ticket types. */
    public static final Reading<Event> EVENT = new Reading<>(
            Shape.ofValues(
                            "_id",
                            "sellerId",
                            "name",
                            "start",
                            "end",
                            "sellStart",
                            "sellEnd",
                            "timezone",
                            "url",
                            "maxAmount",
                            "createdAt",
                            "updatedAt")
                    .withList("tickets", Shape.ofValues("_id", "name", "price", "amount", "active")),
            Reading::event);

    /** A ticket: ids, status, times and its type's name. */
    public static final Reading<Ticket> TICKET = new Reading<>(
            Shape.ofValues(
                    "_id",
                    "sellerId",
                    "eventId",
                    "ticketTypeId",
                    "ticketName",
                    "status",
                    "realPrice",
                    "currency",
                    "createdAt",
                    "updatedAt"),
            Reading::ticket);

    /** A webhook. */
    public static final Reading<Webhook> WEBHOOK = new Reading<>(
            Shape.ofValues("_id", "name", "url", "enabled", "hmacKey").withFlags("events"), Reading::webhook);

    /** A record that only counts. */
    public static final Reading<String> ID = new Reading<>(Shape.ofValues("_id"), fields -> fields.id("_id"));

    private final Shape shape;
    private final Function<Fields, T> make;

    private Reading(Shape shape, Function<Fields, T> make) {
        this.shape = shape;
        this.make = make;
    }

    Shape shape() {
        return shape;
    }

    /** The record, or why it can't be one. */
    ReadRecord<T> read(JsonNode record) {
        if (!record.isObject()) {
            return new ReadRecord.Failed<>(new Unreadable(Optional.empty(), "the record is not an object"));
        }
        try {
            return new ReadRecord.Read<>(make.apply(new Fields(record)));
        } catch (UnreadableFieldException e) {
            return new ReadRecord.Failed<>(new Unreadable(idOf(record), String.valueOf(e.getMessage())));
        }
    }

    private static Optional<String> idOf(JsonNode record) {
        return Optional.ofNullable(record.path("_id").textValue());
    }

    private static Event event(Fields fields) {
        return new Event(
                fields.id("_id"),
                fields.optionalText("sellerId"),
                fields.text("name"),
                fields.optionalInstant("start"),
                fields.optionalInstant("end"),
                fields.optionalInstant("sellStart"),
                fields.optionalInstant("sellEnd"),
                fields.optionalText("timezone"),
                fields.optionalText("url"),
                fields.optionalWhole("maxAmount"),
                fields.optionalInstant("createdAt"),
                fields.optionalInstant("updatedAt"),
                fields.list("tickets", Reading::ticketType));
    }

    private static TicketType ticketType(Fields fields) {
        return new TicketType(
                fields.id("_id"),
                fields.text("name"),
                fields.optionalDecimal("price"),
                fields.optionalWhole("amount"),
                fields.flag("active", true));
    }

    private static Ticket ticket(Fields fields) {
        return new Ticket(
                fields.id("_id"),
                fields.optionalText("sellerId"),
                fields.id("eventId"),
                fields.id("ticketTypeId"),
                fields.text("ticketName"),
                fields.oneOf(TicketStatus.class, "status"),
                fields.optionalDecimal("realPrice"),
                fields.optionalText("currency"),
                fields.instant("createdAt"),
                fields.instant("updatedAt"));
    }

    private static Webhook webhook(Fields fields) {
        return new Webhook(
                fields.id("_id"),
                fields.optionalText("name").orElse(""),
                fields.text("url"),
                fields.flag("enabled", true),
                fields.switchedOn("events"),
                fields.optionalText("hmacKey").filter(key -> !key.isEmpty()).map(SigningKey::new));
    }
}
