package io.vivenuoperator.receiver.persistence;

import io.vivenuoperator.receiver.envelope.KeptFields;
import io.vivenuoperator.store.ledger.TicketRecord;
import io.vivenuoperator.store.ledger.TicketStatus;
import java.util.Optional;

/** A ticket of Vivenu's as the ledger keeps it. */
final class TicketFields {

    private TicketFields() {}

    /** Empty when an id, the status or a time is missing, all of which Vivenu's document requires. */
    static Optional<TicketRecord> ticket(String region, KeptFields kept) {
        var fields = new Fields(kept.node());
        var ticketId = fields.text("_id");
        var eventId = fields.text("eventId");
        var typeId = fields.text("ticketTypeId");
        var status = fields.text("status").flatMap(TicketStatus::of);
        var updatedAt = kept.updatedAt();
        var createdAt = fields.time("createdAt").or(() -> updatedAt);
        if (ticketId.isEmpty()
                || eventId.isEmpty()
                || typeId.isEmpty()
                || status.isEmpty()
                || updatedAt.isEmpty()
                || createdAt.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TicketRecord(
                region,
                ticketId.get(),
                eventId.get(),
                typeId.get(),
                fields.text("ticketName").orElse(""),
                status.get(),
                fields.number("realPrice").or(() -> fields.number("regularPrice")),
                fields.text("currency"),
                createdAt.get(),
                updatedAt.get()));
    }
}
