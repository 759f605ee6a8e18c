package io.vivenuoperator.store.ledger;

import static io.vivenuoperator.store.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.store.Samples;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.event.EventRecord;
import io.vivenuoperator.store.event.EventRepository;
import io.vivenuoperator.store.poll.PollRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Weeks of sales, refunds, moves, late and repeated versions, vanishing tickets, and events whose time zone becomes known
 * or changes: every hour and every day stays the sum of its snapshots.
 */
class RollupHistoryIT {
    private static final List<Optional<String>> ZONES = List.of(
            Optional.empty(),
            Optional.of("Europe/Berlin"),
            Optional.of("America/Los_Angeles"),
            Optional.of("Asia/Kolkata"),
            Optional.of("Not/AZone"),
            Optional.of("+02"));

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final TicketLedger ledger = new TicketLedger();
    private final EventRepository events = new EventRepository();
    private final SeenTickets sightings = new SeenTickets();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyBucketIsTheSumOfItsSnapshots(long seed) {
        var random = new Random(seed);
        long run = db.database().inTransaction(tx -> new PollRuns().start(tx, "dach", RunKind.FULL, "test", NOON));
        Instant now = NOON.minus(Duration.ofDays(1));
        int version = 0;
        for (List<TicketRecord> batch : LedgerHistory.random(seed, 100, 12).batches()) {
            // Forward by up to a day, and sometimes back: the writers' clocks differ.
            now = now.plusSeconds(random.nextInt(8) == 0 ? -random.nextInt(7_200) : random.nextInt(86_400));
            Instant at = now;
            db.database().inTransaction(tx -> ledger.record(tx, batch, at));
            if (random.nextInt(3) == 0) {
                EventRecord event = event("e" + random.nextInt(3), ++version, ZONES.get(random.nextInt(ZONES.size())));
                db.database().inTransaction(tx -> events.record(tx, List.of(event), at));
            }
            if (random.nextInt(10) == 0) {
                db.execute("UPDATE poll_run SET registered_at = clock_timestamp()");
                String event = "e" + random.nextInt(3);
                db.database().inTransaction(tx -> sightings.markUnseenGone(tx, run, "dach", event, at));
            }
        }

        Rollups.assertEqualToARecount(db);
        assertThat(db.number("SELECT sum(sold) FROM event_hour"))
                .isEqualTo(db.number("SELECT sum(sold - opening) FROM type_state"))
                .isEqualTo(db.number("SELECT sum(sold) FROM event_day"));
    }

    private static EventRecord event(String id, int version, Optional<String> zone) {
        EventRecord plain = Samples.event("dach", id, version, Samples.type("type0", 10));
        return new EventRecord(
                plain.region(),
                plain.eventId(),
                plain.name(),
                plain.start(),
                plain.end(),
                plain.sellStart(),
                plain.sellEnd(),
                zone,
                plain.sellerId(),
                plain.url(),
                plain.updatedAt(),
                plain.ticketTypes());
    }
}
