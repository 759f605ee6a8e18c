package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.poller.region.SoldComparison;
import io.vivenuoperator.poller.region.TicketsRead;
import io.vivenuoperator.poller.region.VerificationStore;
import io.vivenuoperator.store.event.CountedEvents;
import io.vivenuoperator.store.event.EventDeletion;
import io.vivenuoperator.store.event.EventRepository;
import io.vivenuoperator.store.ledger.LedgerChange;
import io.vivenuoperator.store.ledger.SeenTickets;
import io.vivenuoperator.store.ledger.TicketLedger;
import io.vivenuoperator.store.news.FactChanges;
import io.vivenuoperator.store.news.NewsWriter;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** A full sync's sightings in {@code poll_sighting}, and the counts of the ledger. */
record PostgresVerification(
        RegionTransactions transactions,
        String region,
        ReadingProgress progress,
        PageWriter pages,
        NewsWriter news,
        Clock clock)
        implements VerificationStore {
    private static final SeenTickets SIGHTINGS = new SeenTickets();
    private static final TicketLedger LEDGER = new TicketLedger();
    private static final CountedEvents COUNTED_EVENTS = new CountedEvents();
    private static final EventRepository EVENTS = new EventRepository();

    @Override
    public void storeSeen(String eventId, RecordPage<Ticket> page, TicketsRead read) {
        Instant now = clock.instant();
        transactions.write(tx -> {
            progress.read(tx, eventId, read);
            SIGHTINGS.note(tx, progress.id(), PageMapping.ids(page));
            pages.tickets(tx, page, now);
        });
    }

    @Override
    public boolean wasSeen(String ticketId) {
        return transactions.read(tx -> SIGHTINGS.wasSeen(tx, progress.id(), ticketId));
    }

    @Override
    public int dropUnseen(String eventId) {
        Instant now = clock.instant();
        return transactions.writeReturning(tx -> {
            LedgerChange gone = SIGHTINGS.markUnseenGone(tx, progress.id(), region, eventId, now);
            news.tell(tx, new FactChanges().figuresOf(region, eventId), now);
            return gone.updated();
        });
    }

    @Override
    public long sold(String eventId) {
        return transactions.read(tx -> LEDGER.sold(tx, region, eventId));
    }

    @Override
    public void proved(String eventId, SoldComparison proof) {
        Instant now = clock.instant();
        transactions.write(tx -> {
            progress.proved(tx, eventId, proof);
            if (COUNTED_EVENTS.counted(tx, region, eventId, now)) {
                news.passOver(tx, new FactChanges().figuresOf(region, eventId), now);
            }
        });
    }

    @Override
    public VerificationStore anew() {
        return new PostgresVerification(transactions, region, progress.anew(), pages, news, clock);
    }

    @Override
    public void forgetSeen() {
        transactions.write(tx -> SIGHTINGS.clear(tx, progress.id()));
    }

    @Override
    public void markDeleted(String eventId) {
        Instant now = clock.instant();
        List<EventDeletion> deletion = List.of(new EventDeletion(region, eventId, now));
        transactions.write(
                tx -> news.tell(tx, new FactChanges().deleted(EVENTS.recordDeletions(tx, deletion, now)), now));
    }
}
