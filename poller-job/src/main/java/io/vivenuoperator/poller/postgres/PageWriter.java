package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.poller.region.ChangeStream;
import io.vivenuoperator.store.event.EventRepository;
import io.vivenuoperator.store.ledger.TicketLedger;
import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Writes a page's records: those that can be read to their tables, the others to the quarantine. */
final class PageWriter {
    private final PageMapping records;
    private final RecordQuarantine quarantine;
    private final EventRepository events = new EventRepository();
    private final TicketLedger ledger = new TicketLedger();

    PageWriter(String region) {
        this.records = new PageMapping(region);
        this.quarantine = new RecordQuarantine(region);
    }

    void events(Connection tx, RecordPage<Event> page, Instant now) throws SQLException {
        List<String> readable = page.items().stream().map(Event::id).toList();
        quarantine.note(tx, ChangeStream.EVENTS, readable, page.unreadable(), now);
        events.record(tx, records.events(page, now), now);
    }

    void tickets(Connection tx, RecordPage<Ticket> page, Instant now) throws SQLException {
        List<String> readable = page.items().stream().map(Ticket::id).toList();
        quarantine.note(tx, ChangeStream.TICKETS, readable, page.unreadable(), now);
        ledger.record(tx, records.tickets(page), now);
    }
}
