package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.TransactionWork;
import io.vivenuoperator.poller.region.ChangeStream;
import io.vivenuoperator.poller.region.CursorUpdate;
import io.vivenuoperator.poller.region.FullSyncProgress;
import io.vivenuoperator.poller.region.FullSyncResult;
import io.vivenuoperator.poller.region.RegionStore;
import io.vivenuoperator.poller.region.SoldComparison;
import io.vivenuoperator.poller.region.StreamCursor;
import io.vivenuoperator.poller.region.TicketsRead;
import io.vivenuoperator.poller.region.UnfinishedWindow;
import io.vivenuoperator.store.event.CountedEvents;
import io.vivenuoperator.store.event.EventChange;
import io.vivenuoperator.store.event.EventDeletion;
import io.vivenuoperator.store.event.EventRepository;
import io.vivenuoperator.store.ledger.LedgerChange;
import io.vivenuoperator.store.ledger.SeenTickets;
import io.vivenuoperator.store.ledger.TicketLedger;
import io.vivenuoperator.store.poll.CoverageIntervals;
import io.vivenuoperator.store.poll.PollLease;
import io.vivenuoperator.store.poll.SyncCursors;
import io.vivenuoperator.store.poll.WindowProgress;
import io.vivenuoperator.store.region.WatchedSince;
import io.vivenuoperator.vendor.vivenu.api.UpdatedWindow;
import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import io.vivenuoperator.vendor.vivenu.paging.PagePosition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A region's data in PostgreSQL. Each write also renews the run's lease in the same transaction, so that a run that lost it
 * can't write any more.
 */
public final class PostgresRegionStore implements RegionStore {
    /** A longer pause between two polls leaves a gap in the coverage. */
    private static final Duration LONGEST_GAP = Duration.ofHours(1);

    private final Database database;
    private final LeasedRun run;
    private final PageMapping records;
    private final Clock clock;
    private final String region;
    private final FullSyncProgressStore reading;
    private final RecordQuarantine quarantine;
    private final EventRepository events = new EventRepository();
    private final CountedEvents countedEvents = new CountedEvents();
    private final TicketLedger ledger = new TicketLedger();
    private final SeenTickets sightings = new SeenTickets();
    private final SyncCursors cursors = new SyncCursors();
    private final CoverageIntervals coverage = new CoverageIntervals();
    private final WatchedSince watchedSince = new WatchedSince();
    private final PollLease leases = new PollLease();

    public PostgresRegionStore(Database database, LeasedRun run, Clock clock) {
        this.database = database;
        this.run = run;
        this.clock = clock;
        this.region = run.lease().region();
        this.records = new PageMapping(region);
        this.reading = new FullSyncProgressStore(region, run.id());
        this.quarantine = new RecordQuarantine(region);
    }

    @Override
    public Optional<StreamCursor> cursor(ChangeStream stream) {
        return write(tx -> cursors.find(tx, region, stored(stream))
                .map(found -> new StreamCursor(found.readUntil(), found.sinceMoved())));
    }

    @Override
    public void pullBack(ChangeStream stream, Instant certain) {
        write(tx -> {
            cursors.pullBack(tx, region, stored(stream), certain);
            return stream;
        });
    }

    @Override
    public Optional<UnfinishedWindow> openWindow(ChangeStream stream) {
        return write(tx -> cursors.openWindow(tx, region, stored(stream))
                .map(open -> new UnfinishedWindow(
                        new UpdatedWindow(open.from(), open.until()),
                        new PagePosition(open.skip(), open.total()),
                        open.certain())));
    }

    @Override
    public void storeEvents(RecordPage<Event> page, CursorUpdate advance) {
        Instant now = clock.instant();
        write(tx -> {
            advance(tx, ChangeStream.EVENTS, advance);
            return record(tx, page, now);
        });
    }

    @Override
    public void storeTickets(RecordPage<Ticket> page, CursorUpdate advance) {
        Instant now = clock.instant();
        write(tx -> {
            advance(tx, ChangeStream.TICKETS, advance);
            if (advance instanceof CursorUpdate.To(Instant _, Instant lookedUntil)) {
                coverage.looked(tx, region, lookedUntil, LONGEST_GAP);
            }
            return recordTickets(tx, page, now);
        });
    }

    @Override
    public FullSyncProgress startOrResumeReading() {
        Instant now = clock.instant();
        return write(tx -> reading.startOrResume(tx, now));
    }

    @Override
    public void readingBegunAtVendor(Instant vendorTime) {
        write(tx -> {
            reading.begunAtVendor(tx, vendorTime);
            watchedSince.inVendorsTime(tx, region, vendorTime);
            return vendorTime;
        });
    }

    @Override
    public void storeListedEvents(RecordPage<Event> page, Set<String> eventIds, PagePosition next) {
        Instant now = clock.instant();
        write(tx -> {
            reading.listed(tx, eventIds, next);
            return record(tx, page, now);
        });
    }

    @Override
    public int endListing(Set<String> eventIdsAtVendor, Instant listingStartedAt) {
        Instant now = clock.instant();
        return write(tx -> {
            reading.allListed(tx);
            return events.markVanished(tx, region, eventIdsAtVendor, listingStartedAt, now)
                    .size();
        });
    }

    @Override
    public void endListing() {
        write(tx -> {
            reading.allListed(tx);
            return region;
        });
    }

    @Override
    public int markVanished(Set<String> eventIdsAtVendor, Instant listingStartedAt) {
        Instant now = clock.instant();
        return write(tx -> events.markVanished(tx, region, eventIdsAtVendor, listingStartedAt, now)
                .size());
    }

    @Override
    public void markDeleted(String eventId) {
        Instant now = clock.instant();
        write(tx -> {
            events.recordDeletions(tx, List.of(new EventDeletion(region, eventId, now)), now);
            return eventId;
        });
    }

    @Override
    public void storeSeenTickets(String eventId, RecordPage<Ticket> page, TicketsRead read) {
        Instant now = clock.instant();
        write(tx -> {
            reading.read(tx, eventId, read);
            sightings.note(tx, reading.id(), PageMapping.ids(page));
            return recordTickets(tx, page, now);
        });
    }

    @Override
    public boolean wasSeen(String ticketId) {
        return write(tx -> sightings.wasSeen(tx, reading.id(), ticketId));
    }

    @Override
    public int dropUnseenTickets(String eventId) {
        Instant now = clock.instant();
        return write(tx ->
                sightings.markUnseenGone(tx, reading.id(), region, eventId, now).updated());
    }

    @Override
    public long sold(String eventId) {
        return write(tx -> ledger.sold(tx, region, eventId));
    }

    @Override
    public long eventCount() {
        return write(tx -> events.count(tx, region));
    }

    @Override
    public void proved(String eventId, SoldComparison proof) {
        Instant now = clock.instant();
        write(tx -> {
            reading.proved(tx, eventId, proof);
            countedEvents.counted(tx, region, eventId, now);
            return proof;
        });
    }

    @Override
    public Optional<FullSyncProgress> readingWithEventsLeft() {
        return write(reading::withEventsLeft);
    }

    @Override
    public boolean owesEvents() {
        return write(reading::owesEvents);
    }

    @Override
    public void allReadUntil(CursorUpdate.To readUntil) {
        write(tx -> {
            allReadUntil(tx, readUntil);
            return readUntil;
        });
    }

    private void allReadUntil(Connection tx, CursorUpdate.To end) throws SQLException {
        cursors.advance(tx, region, SyncCursors.Stream.EVENTS, end.readUntil());
        cursors.advance(tx, region, SyncCursors.Stream.TICKETS, end.readUntil());
        coverage.looked(tx, region, end.lookedUntil(), LONGEST_GAP);
        countedEvents.allCounted(tx, region, clock.instant());
    }

    @Override
    public void endReading(FullSyncResult end) {
        Instant now = clock.instant();
        write(tx -> {
            if (end.readUntil().isPresent()) {
                allReadUntil(tx, end.readUntil().get());
            }
            if (end.eventsLeft()) {
                reading.endButForSome(tx);
            } else {
                quarantine.forgetNameless(tx, end.begunAt(), now);
                reading.end(tx);
            }
            return region;
        });
    }

    @Override
    public List<String> unreadable(ChangeStream stream, int limit) {
        return write(tx -> quarantine.waiting(tx, stream, limit));
    }

    @Override
    public void keepUnreadable(ChangeStream stream, UnreadableRecord record) {
        noteQuarantine(stream, List.of(), List.of(record));
    }

    @Override
    public void forgetUnreadable(ChangeStream stream, String id) {
        noteQuarantine(stream, List.of(id), List.of());
    }

    private void noteQuarantine(ChangeStream stream, List<String> readable, List<UnreadableRecord> unreadable) {
        Instant now = clock.instant();
        write(tx -> {
            quarantine.note(tx, stream, readable, unreadable, now);
            return stream;
        });
    }

    private EventChange record(Connection tx, RecordPage<Event> page, Instant now) throws SQLException {
        List<String> readable = page.items().stream().map(Event::id).toList();
        quarantine.note(tx, ChangeStream.EVENTS, readable, page.unreadable(), now);
        return events.record(tx, records.events(page, now), now);
    }

    private LedgerChange recordTickets(Connection tx, RecordPage<Ticket> page, Instant now) throws SQLException {
        List<String> readable = page.items().stream().map(Ticket::id).toList();
        quarantine.note(tx, ChangeStream.TICKETS, readable, page.unreadable(), now);
        return ledger.record(tx, records.tickets(page), now);
    }

    private <T> T write(TransactionWork<T> work) {
        return database.inTransaction(tx -> {
            if (!leases.renew(tx, run.lease(), run.duration())) {
                throw new LeaseLostException();
            }
            return work.run(tx);
        });
    }

    private void advance(Connection tx, ChangeStream stream, CursorUpdate advance) throws SQLException {
        switch (advance) {
            case CursorUpdate.Nowhere nowhere -> {}
            case CursorUpdate.Within(UpdatedWindow window, PagePosition next, Instant certain) ->
                cursors.within(
                        tx,
                        region,
                        stored(stream),
                        new WindowProgress(window.from(), window.until(), next.skip(), next.total(), certain));
            case CursorUpdate.To(Instant readUntil, Instant _) -> {
                cursors.advance(tx, region, stored(stream), readUntil);
                cursors.closeWindow(tx, region, stored(stream));
            }
        }
    }

    private static SyncCursors.Stream stored(ChangeStream stream) {
        return switch (stream) {
            case EVENTS -> SyncCursors.Stream.EVENTS;
            case TICKETS -> SyncCursors.Stream.TICKETS;
        };
    }
}
