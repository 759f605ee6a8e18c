package io.vivenuoperator.store;

import io.vivenuoperator.store.event.EventRecord;
import io.vivenuoperator.store.event.TicketTypeRecord;
import io.vivenuoperator.store.ledger.LedgerStatus;
import io.vivenuoperator.store.ledger.OriginKind;
import io.vivenuoperator.store.ledger.TicketAncestry;
import io.vivenuoperator.store.ledger.TicketRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Records for tests: fields that a test does not mention have plain values. */
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private Samples() {}

    /** A region that has been watched, with all its tickets counted, since an hour before {@link #NOON}. */
    public static void wasRead(TestDatabase database, String region) {
        Instant since = NOON.minusSeconds(3_600);
        database.execute("INSERT INTO region (name, watched_since, complete_since) VALUES ('" + region + "', '" + since
                + "', '" + since + "')");
    }

    /** A ticket created at {@link #NOON} and last updated this many seconds later. */
    public static TicketRecord ticket(
            String region, String id, String event, String type, LedgerStatus status, long updatedSeconds) {
        return new TicketRecord(
                region,
                id,
                event,
                type,
                "Type " + type,
                status,
                Optional.of(new BigDecimal("49.90")),
                Optional.of("EUR"),
                TicketAncestry.UNKNOWN,
                NOON,
                NOON.plusSeconds(updatedSeconds));
    }

    /** The same ticket, created at another time. */
    public static TicketRecord createdAt(TicketRecord ticket, Instant createdAt) {
        return new TicketRecord(
                ticket.region(),
                ticket.ticketId(),
                ticket.eventId(),
                ticket.ticketTypeId(),
                ticket.ticketTypeName(),
                ticket.status(),
                ticket.price(),
                ticket.currency(),
                ticket.ancestry(),
                createdAt,
                ticket.updatedAt());
    }

    /** The same ticket, made from another one. */
    public static TicketRecord madeFrom(TicketRecord ticket, OriginKind kind, String origin) {
        return new TicketRecord(
                ticket.region(),
                ticket.ticketId(),
                ticket.eventId(),
                ticket.ticketTypeId(),
                ticket.ticketTypeName(),
                ticket.status(),
                ticket.price(),
                ticket.currency(),
                new TicketAncestry(Optional.of(kind), Optional.of(origin)),
                ticket.createdAt(),
                ticket.updatedAt());
    }

    public static TicketTypeRecord type(String id, int capacity) {
        return new TicketTypeRecord(
                id, "Type " + id, Optional.of(capacity), Optional.of(new BigDecimal("59.00")), true);
    }

    public static TicketTypeRecord typeWithoutCapacity(String id) {
        return new TicketTypeRecord(id, "Type " + id, Optional.empty(), Optional.empty(), true);
    }

    /** An event last updated this many seconds after {@link #NOON}, on sale for a year before and after. */
    public static EventRecord event(String region, String id, long updatedSeconds, TicketTypeRecord... types) {
        return new EventRecord(
                region,
                id,
                "Event " + id,
                Optional.of(Instant.parse("2099-05-17T08:00:00Z")),
                Optional.of(Instant.parse("2099-05-18T18:00:00Z")),
                Optional.of(Instant.parse("2025-01-15T10:00:00Z")),
                Optional.of(Instant.parse("2099-05-17T08:00:00Z")),
                Optional.of("Europe/Berlin"),
                Optional.of("seller-" + region),
                Optional.empty(),
                NOON.plusSeconds(updatedSeconds),
                List.of(types));
    }
}
