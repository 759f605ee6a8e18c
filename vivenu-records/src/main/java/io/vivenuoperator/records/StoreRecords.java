package io.vivenuoperator.records;

import io.vivenuoperator.store.event.EventRecord;
import io.vivenuoperator.store.event.TicketTypeRecord;
import io.vivenuoperator.store.ledger.LedgerStatus;
import io.vivenuoperator.store.ledger.OriginKind;
import io.vivenuoperator.store.ledger.TicketAncestry;
import io.vivenuoperator.store.ledger.TicketRecord;
import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import io.vivenuoperator.vendor.vivenu.model.TicketOrigin;
import io.vivenuoperator.vendor.vivenu.model.TicketStatus;
import io.vivenuoperator.vendor.vivenu.model.TicketType;
import java.time.Instant;

/**
 * Converts a region's records to the store's.
 *
 * @param region the region's key
 */
public record StoreRecords(String region) {
    /**
     * The event with its ticket types.
     *
     * @param updatedAt the event's own time, which Vivenu does not guarantee, or its substitute
     */
    public EventRecord event(Event event, Instant updatedAt) {
        return new EventRecord(
                region,
                event.id(),
                event.name(),
                event.start(),
                event.end(),
                event.sellStart(),
                event.sellEnd(),
                event.timezone(),
                event.sellerId(),
                event.url(),
                updatedAt,
                event.ticketTypes().stream().map(StoreRecords::ticketType).toList(),
                event.listsAllTypes());
    }

    private static TicketTypeRecord ticketType(TicketType type) {
        return new TicketTypeRecord(type.id(), type.name(), type.capacity(), type.price(), type.active());
    }

    /** The ticket as a ledger row. */
    public TicketRecord ticket(Ticket ticket) {
        return new TicketRecord(
                region,
                ticket.id(),
                ticket.eventId(),
                ticket.ticketTypeId(),
                ticket.ticketName(),
                status(ticket.status()),
                ticket.price(),
                ticket.currency(),
                new TicketAncestry(ticket.origin().map(StoreRecords::origin), ticket.originTicketId()),
                ticket.createdAt(),
                ticket.updatedAt());
    }

    private static OriginKind origin(TicketOrigin origin) {
        return switch (origin) {
            case YOURTICKET -> OriginKind.YOURTICKET;
            case POS -> OriginKind.POS;
            case REBOOKING -> OriginKind.REBOOKING;
            case UPGRADE -> OriginKind.UPGRADE;
            case SUBSCRIPTION -> OriginKind.SUBSCRIPTION;
            case TRANSFER -> OriginKind.TRANSFER;
        };
    }

    static LedgerStatus status(TicketStatus status) {
        return switch (status) {
            case VALID -> LedgerStatus.VALID;
            case INVALID -> LedgerStatus.INVALID;
            case RESERVED -> LedgerStatus.RESERVED;
            case DETAILSREQUIRED -> LedgerStatus.DETAILSREQUIRED;
            case BLANK -> LedgerStatus.BLANK;
        };
    }
}
