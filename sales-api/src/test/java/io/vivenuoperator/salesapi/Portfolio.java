package io.vivenuoperator.salesapi;

import static io.vivenuoperator.store.Samples.NOON;
import static io.vivenuoperator.store.Samples.event;
import static io.vivenuoperator.store.Samples.ticket;
import static io.vivenuoperator.store.Samples.type;
import static io.vivenuoperator.store.Samples.typeWithoutCapacity;
import static io.vivenuoperator.store.Samples.wasRead;

import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.event.EventDeletion;
import io.vivenuoperator.store.event.EventRepository;
import io.vivenuoperator.store.ledger.LedgerStatus;
import io.vivenuoperator.store.ledger.TicketLedger;
import io.vivenuoperator.store.poll.CoverageIntervals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The same events in several regions, written as polls and webhooks write them. */
final class Portfolio {
    static final List<String> REGIONS = List.of("dach", "ticketing/italy", "usa");
    private static final Duration HOUR = Duration.ofHours(1);

    private Portfolio() {}

    /** Watched from noon to 12:30; one of two tickets of e1 was sold at 12:01, and everything of e2. */
    static void fill(TestDatabase db) {
        for (String region : REGIONS) {
            wasRead(db, region);
            db.database().inTransaction(tx -> {
                new EventRepository()
                        .record(
                                tx,
                                List.of(
                                        event(region, "e1", 0, type("a", 2)),
                                        event(region, "e2", 0, type("a", 1)),
                                        event(region, "open", 0, typeWithoutCapacity("a")),
                                        event(region, "gone", 0, type("a", 5))),
                                NOON);
                new EventRepository()
                        .recordDeletions(
                                tx,
                                List.of(new EventDeletion(region, "gone", NOON.plusSeconds(1))),
                                NOON.plusSeconds(1));
                return new TicketLedger()
                        .record(
                                tx,
                                List.of(
                                        ticket(region, "t1", "e1", "a", LedgerStatus.VALID, 0),
                                        ticket(region, "t2", "e2", "a", LedgerStatus.VALID, 0)),
                                NOON.plusSeconds(60));
            });
            looked(db, region, NOON);
            looked(db, region, NOON.plusSeconds(1_800));
        }
    }

    private static void looked(TestDatabase db, String region, Instant at) {
        db.database().inTransaction(tx -> {
            new CoverageIntervals().looked(tx, region, at, HOUR);
            return true;
        });
    }

    /** One more ticket of an event. */
    static void sell(TestDatabase db, String region, String eventId, String ticketId, Instant at) {
        db.database()
                .inTransaction(tx -> new TicketLedger()
                        .record(tx, List.of(ticket(region, ticketId, eventId, "a", LedgerStatus.VALID, 0)), at));
    }
}
