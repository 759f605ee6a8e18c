package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.poller.region.ChangeStream;
import io.vivenuoperator.store.event.EventRecord;
import io.vivenuoperator.store.event.EventRepository;
import io.vivenuoperator.store.ledger.TicketChange;
import io.vivenuoperator.store.ledger.TicketLedger;
import io.vivenuoperator.store.ledger.TicketRecord;
import io.vivenuoperator.store.news.FactChanges;
import io.vivenuoperator.store.news.NewsWriter;
import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Writes a page's records: those that can be read to their tables, the others to the quarantine. What is to be told of them
 * comes after that, so a page is the last thing in its transaction.
 */
final class PageWriter {
    private final PageMapping records;
    private final RecordQuarantine quarantine;
    private final NewsWriter news;
    private final MissedChanges missed;
    private final EventRepository events = new EventRepository();
    private final TicketLedger ledger = new TicketLedger();

    PageWriter(String region, NewsWriter news, MissedChanges missed) {
        this.news = news;
        this.missed = missed;
        this.records = new PageMapping(region);
        this.quarantine = new RecordQuarantine(region);
    }

    void events(Connection tx, RecordPage<Event> page, Instant now) throws SQLException {
        List<String> readable = page.items().stream().map(Event::id).toList();
        quarantine.note(tx, ChangeStream.EVENTS, readable, page.unreadable(), now);
        List<EventRecord> shown = records.events(page, now);
        news.tell(tx, new FactChanges().events(events.write(tx, shown, now)).figuresOfEvents(shown), now);
    }

    void tickets(Connection tx, RecordPage<Ticket> page, Instant now) throws SQLException {
        List<String> readable = page.items().stream().map(Ticket::id).toList();
        var changes = new FactChanges()
                .figuresOf(quarantine.note(tx, ChangeStream.TICKETS, readable, page.unreadable(), now));
        List<TicketRecord> shown = records.tickets(page);
        if (news.tellsTickets() || missed.isCounted()) {
            List<TicketChange> written = ledger.recordEach(tx, shown, now);
            changes.tickets(written);
            missed.note(tx, written, now);
        } else {
            ledger.record(tx, shown, now);
        }
        news.tell(tx, changes.figuresOfTickets(shown), now);
    }
}
