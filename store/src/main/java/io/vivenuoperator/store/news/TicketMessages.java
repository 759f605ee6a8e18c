package io.vivenuoperator.store.news;

import io.vivenuoperator.store.ledger.LedgerStatus;
import io.vivenuoperator.store.ledger.TicketChange;
import io.vivenuoperator.store.ledger.TicketRecord;
import io.vivenuoperator.store.message.NewMessage;
import java.time.Instant;

/** What is said of tickets: what they are, nothing of whose they are. */
final class TicketMessages {
    private TicketMessages() {}

    static NewMessage changed(TicketChange change, Instant observedAt) {
        TicketRecord ticket = change.ticket();
        return NewsPayload.of(type(change), ticket.region())
                .with("ticketId", ticket.ticketId())
                .with("eventId", ticket.eventId())
                .with("ticketTypeId", ticket.ticketTypeId())
                .with("status", ticket.status().name())
                .text("statusBefore", change.before().map(LedgerStatus::name))
                .decimal("price", ticket.price())
                .text("currency", ticket.currency())
                .with("createdAt", ticket.createdAt())
                .with("updatedAt", ticket.updatedAt())
                .message(ticket.ticketId(), observedAt);
    }

    private static ProductEventType type(TicketChange change) {
        if (change.isVoided()) {
            return ProductEventType.TICKET_VOIDED;
        }
        return change.known() ? ProductEventType.TICKET_UPDATED : ProductEventType.TICKET_CREATED;
    }
}
