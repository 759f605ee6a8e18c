package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.client.model.Event;
import io.vivenuoperator.client.model.Page;
import io.vivenuoperator.client.model.Ticket;
import io.vivenuoperator.poller.region.RegionStore;
import io.vivenuoperator.poller.region.Stream;
import io.vivenuoperator.store.database.Database;
import io.vivenuoperator.store.database.TransactionWork;
import io.vivenuoperator.store.event.EventRepository;
import io.vivenuoperator.store.ledger.Ledger;
import io.vivenuoperator.store.ledger.Sightings;
import io.vivenuoperator.store.poll.Coverage;
import io.vivenuoperator.store.poll.PollLease;
import io.vivenuoperator.store.poll.SyncCursors;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A region's data in PostgreSQL. Each write renews the run's lease in its own transaction, so that a run that was taken over
 * can't write any more.
 */
public final class PostgresRegionStore implements RegionStore {

    /** Polls further apart than this leave a gap in the coverage. */
    private static final Duration LONGEST_GAP = Duration.ofHours(1);

    private final Database database;
    private final Run run;
    private final Records records;
    private final Clock clock;
    private final String region;
    private final EventRepository events = new EventRepository();
    private final Ledger ledger = new Ledger();
    private final Sightings sightings = new Sightings();
    private final SyncCursors cursors = new SyncCursors();
    private final Coverage coverage = new Coverage();
    private final PollLease leases = new PollLease();

    public PostgresRegionStore(Database database, Run run, Clock clock) {
        this.database = database;
        this.run = run;
        this.clock = clock;
        this.region = run.lease().region();
        this.records = new Records(region);
    }

    @Override
    public Optional<Instant> readUntil(Stream stream) {
        return write(tx -> cursors.readUntil(tx, region, stored(stream)));
    }

    @Override
    public void storeEvents(Page<Event> page, Optional<Instant> readUntil) {
        Instant now = clock.instant();
        write(tx -> {
            advance(tx, Stream.EVENTS, readUntil);
            return events.record(tx, records.events(page, now), now);
        });
    }

    @Override
    public void storeTickets(Page<Ticket> page, Optional<Instant> readUntil) {
        Instant now = clock.instant();
        write(tx -> {
            advance(tx, Stream.TICKETS, readUntil);
            if (readUntil.isPresent()) {
                coverage.looked(tx, region, now, LONGEST_GAP);
            }
            return ledger.record(tx, records.tickets(page), now);
        });
    }

    @Override
    public void storeSeenTickets(Page<Ticket> page) {
        Instant now = clock.instant();
        write(tx -> {
            sightings.note(tx, run.id(), Records.ids(page));
            return ledger.record(tx, records.tickets(page), now);
        });
    }

    @Override
    public int dropUnseenTickets(String eventId) {
        Instant now = clock.instant();
        return write(tx ->
                sightings.markUnseenGone(tx, run.id(), region, eventId, now).updated());
    }

    @Override
    public long sold(String eventId) {
        return write(tx -> ledger.soldByEvent(tx, region).getOrDefault(eventId, 0L));
    }

    @Override
    public int markVanished(Set<String> eventIdsAtVendor, Instant listingStartedAt) {
        Instant now = clock.instant();
        return write(tx -> events.markVanished(tx, region, eventIdsAtVendor, listingStartedAt, now)
                .size());
    }

    @Override
    public void allReadUntil(Instant readUntil) {
        Instant now = clock.instant();
        write(tx -> {
            advance(tx, Stream.EVENTS, Optional.of(readUntil));
            advance(tx, Stream.TICKETS, Optional.of(readUntil));
            coverage.looked(tx, region, now, LONGEST_GAP);
            return readUntil;
        });
    }

    private <T> T write(TransactionWork<T> work) {
        return database.inTransaction(tx -> {
            if (!leases.renew(tx, run.lease(), run.duration())) {
                throw new LeaseLostException();
            }
            return work.run(tx);
        });
    }

    private void advance(Connection tx, Stream stream, Optional<Instant> readUntil) throws SQLException {
        if (readUntil.isPresent()) {
            cursors.advance(tx, region, stored(stream), readUntil.get());
        }
    }

    private static SyncCursors.Stream stored(Stream stream) {
        return switch (stream) {
            case EVENTS -> SyncCursors.Stream.EVENTS;
            case TICKETS -> SyncCursors.Stream.TICKETS;
        };
    }
}
