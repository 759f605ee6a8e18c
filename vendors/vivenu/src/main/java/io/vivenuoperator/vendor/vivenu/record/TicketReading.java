package io.vivenuoperator.vendor.vivenu.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.vendor.vivenu.model.CertainFacts;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import io.vivenuoperator.vendor.vivenu.model.TicketOrigin;
import io.vivenuoperator.vendor.vivenu.model.TicketStatus;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** A ticket's fields that the ledger counts by: its ids, its status and its times. */
record TicketReading(
        Optional<String> id,
        Optional<String> eventId,
        Optional<String> typeId,
        Optional<TicketStatus> status,
        Optional<Instant> createdAt,
        Optional<Instant> updatedAt) {
    static final RecordShape SHAPE = RecordShape.ofValues(
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
            "originTicketId",
            "createdAt",
            "updatedAt",
            "expiresAt");

    static ReadRecord<Ticket> read(JsonFields fields) {
        var required = new TicketReading(
                fields.required("_id", TextReader::id),
                fields.required("eventId", TextReader::id),
                fields.required("ticketTypeId", TextReader::id),
                fields.required("status", TicketReading::status),
                fields.required("createdAt", TimeReader::instant),
                fields.required("updatedAt", TimeReader::instant));
        Optional<Ticket> ticket = required.ticket(fields);
        Optional<String> problems = fields.problems();
        if (problems.isPresent()) {
            return new ReadRecord.Failed<>(
                    new UnreadableRecord(required.id, required.updatedAt, problems.get(), required.certain(ticket)));
        }
        Ticket whole = ticket.orElseThrow();
        return RecordReader.read(whole.id(), whole, fields);
    }

    /** A ticket that can be counted, with one time used for both if the other is missing. */
    private Optional<Ticket> ticket(JsonFields fields) {
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
        Optional<String> seller = fields.optional("sellerId", TextReader::id);
        Optional<BigDecimal> price = fields.optional("realPrice", NumberReader::price);
        return Optional.of(new Ticket(
                id.get(),
                seller,
                eventId.get(),
                typeId.get(),
                fields.name("ticketName", typeId.get()),
                status.get(),
                price,
                fields.optional("currency", TextReader::word),
                fields.optional("origin", TicketReading::origin),
                fields.optional("originTicketId", TextReader::id),
                created.get(),
                updated.get()));
    }

    private Optional<CertainFacts> certain(Optional<Ticket> ticket) {
        return id.flatMap(known -> status.map(certain -> new CertainFacts.OfTicket(known, certain, ticket)));
    }

    private static ParsedField<TicketOrigin> origin(JsonNode node) {
        for (TicketOrigin origin : TicketOrigin.values()) {
            if (origin.word().equals(node.textValue())) {
                return ParsedField.of(origin);
            }
        }
        return ParsedField.odd("not an origin in Vivenu's document");
    }

    private static ParsedField<TicketStatus> status(JsonNode node) {
        for (TicketStatus status : TicketStatus.values()) {
            if (status.name().equals(node.textValue())) {
                return ParsedField.of(status);
            }
        }
        return ParsedField.odd("not a status in Vivenu's document");
    }
}
