package io.vivenuoperator.client.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.client.model.Certain;
import io.vivenuoperator.client.model.Ticket;
import io.vivenuoperator.client.model.TicketStatus;
import io.vivenuoperator.client.model.Unreadable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** A ticket needs what the ledger counts by: its ids, its status and its times. */
record TicketReading(
        Optional<String> id,
        Optional<String> eventId,
        Optional<String> typeId,
        Optional<TicketStatus> status,
        Optional<Instant> createdAt,
        Optional<Instant> updatedAt) {

    static final Shape SHAPE = Shape.ofValues(
            "_id",
            "sellerId",
            "eventId",
            "rootEventId",
            "ticketTypeId",
            "ticketName",
            "underShopId",
            "currency",
            "regularPrice",
            "realPrice",
            "status",
            "type",
            "origin",
            "createdAt",
            "updatedAt",
            "expiresAt");

    static ReadRecord<Ticket> read(Fields fields) {
        var required = new TicketReading(
                fields.required("_id", Texts::id),
                fields.required("eventId", Texts::id),
                fields.required("ticketTypeId", Texts::id),
                fields.required("status", TicketReading::status),
                fields.required("createdAt", Times::instant),
                fields.required("updatedAt", Times::instant));
        Optional<Ticket> ticket = required.ticket(fields);
        Optional<String> problems = fields.problems();
        if (problems.isPresent()) {
            return new ReadRecord.Failed<>(
                    new Unreadable(required.id, required.updatedAt, problems.get(), required.certain(ticket)));
        }
        Ticket whole = ticket.orElseThrow();
        return Reading.read(whole.id(), whole, fields);
    }

    /** What can be counted: of two times, one stands for both. */
    private Optional<Ticket> ticket(Fields fields) {
        Optional<Instant> created = createdAt.or(() -> updatedAt);
        Optional<Instant> updated = updatedAt.or(() -> createdAt);
        if (id.isEmpty()
                || eventId.isEmpty()
                || typeId.isEmpty()
                || status.isEmpty()
                || created.isEmpty()
                || updated.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> seller = fields.optional("sellerId", Texts::id);
        Optional<BigDecimal> price = fields.optional("realPrice", Numbers::price);
        return Optional.of(new Ticket(
                id.get(),
                seller,
                eventId.get(),
                typeId.get(),
                fields.name("ticketName", typeId.get()),
                status.get(),
                price,
                fields.optional("currency", Texts::word),
                created.get(),
                updated.get()));
    }

    private Optional<Certain> certain(Optional<Ticket> ticket) {
        return id.flatMap(known -> status.map(certain -> new Certain.OfTicket(known, certain, ticket)));
    }

    private static Value<TicketStatus> status(JsonNode node) {
        for (TicketStatus status : TicketStatus.values()) {
            if (status.name().equals(node.textValue())) {
                return Value.of(status);
            }
        }
        return Value.odd("not a status that Vivenu's document has");
    }
}
