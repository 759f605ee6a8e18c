package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.client.model.Event;
import io.vivenuoperator.client.model.Page;
import io.vivenuoperator.client.model.Ticket;
import io.vivenuoperator.client.model.TicketType;
import io.vivenuoperator.store.event.EventRecord;
import io.vivenuoperator.store.event.TicketTypeRecord;
import io.vivenuoperator.store.ledger.TicketRecord;
import io.vivenuoperator.store.ledger.TicketStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The vendor's records as the store keeps them.
 *
 * @param region whose they are
 */
record Records(String region) {

    List<EventRecord> events(Page<Event> page, Instant observedAt) {
        return page.items().stream().map(event -> event(event, observedAt)).toList();
    }

    List<TicketRecord> tickets(Page<Ticket> page) {
        return page.items().stream().map(this::ticket).toList();
    }

    static Set<String> ids(Page<Ticket> page) {
        return Stream.concat(
                        page.items().stream().map(Ticket::id),
                        page.unreadable().stream().flatMap(unreadable -> unreadable.id().stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Without {@code updatedAt} (Vivenu does not promise one on events) what was read last is the newest. */
    private EventRecord event(Event event, Instant observedAt) {
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
                event.updatedAt().orElse(observedAt),
                event.ticketTypes().stream().map(Records::ticketType).toList());
    }

    private static TicketTypeRecord ticketType(TicketType type) {
        Optional<Integer> capacity =
                type.capacity().isPresent() ? Optional.of(type.capacity().getAsInt()) : Optional.empty();
        return new TicketTypeRecord(type.id(), type.name(), capacity, type.price(), type.active());
    }

    private TicketRecord ticket(Ticket ticket) {
        return new TicketRecord(
                region,
                ticket.id(),
                ticket.eventId(),
                ticket.ticketTypeId(),
                ticket.ticketName(),
                status(ticket.status()),
                ticket.price(),
                ticket.currency(),
                ticket.createdAt(),
                ticket.updatedAt());
    }

    private static TicketStatus status(io.vivenuoperator.client.model.TicketStatus status) {
        return switch (status) {
            case VALID -> TicketStatus.VALID;
            case INVALID -> TicketStatus.INVALID;
            case RESERVED -> TicketStatus.RESERVED;
            case DETAILSREQUIRED -> TicketStatus.DETAILSREQUIRED;
            case BLANK -> TicketStatus.BLANK;
        };
    }
}
