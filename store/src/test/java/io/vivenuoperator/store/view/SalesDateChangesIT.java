package io.vivenuoperator.store.view;

import static io.vivenuoperator.store.Samples.NOON;
import static io.vivenuoperator.store.Samples.ticket;
import static io.vivenuoperator.store.Samples.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.store.Samples;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.event.EventDeletion;
import io.vivenuoperator.store.event.EventRecord;
import io.vivenuoperator.store.event.EventRepository;
import io.vivenuoperator.store.ledger.LedgerStatus;
import io.vivenuoperator.store.ledger.TicketLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered when Vivenu moves a sale. */
class SalesDateChangesIT {
    private static final Instant MARCH = Instant.parse("2027-03-01T10:00:00Z");
    private static final Instant APRIL = Instant.parse("2027-04-01T10:00:00Z");
    private static final Instant MAY = Instant.parse("2027-05-01T10:00:00Z");
    private static final List<Optional<Instant>> DATES = Stream.concat(
                    Stream.of(MARCH, APRIL, MAY).map(Optional::of), Stream.of(Optional.<Instant>empty()))
            .toList();
    private static final int STEPS = 60;

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final EventRepository events = new EventRepository();

    @BeforeEach
    void theRegionWasRead() {
        Samples.wasRead(db, "dach");
    }

    private static EventRecord onSale(
            String id, long version, String name, Optional<Instant> sellStart, Optional<Instant> sellEnd) {
        EventRecord plain = Samples.event("dach", id, version, type("a", 2));
        return new EventRecord(
                plain.region(),
                plain.eventId(),
                name,
                plain.start(),
                plain.end(),
                sellStart,
                sellEnd,
                plain.timezone(),
                plain.sellerId(),
                plain.url(),
                plain.updatedAt(),
                plain.ticketTypes());
    }

    private static EventRecord berlin(long version, Optional<Instant> sellStart) {
        return onSale("e1", version, "Berlin", sellStart, Optional.of(MAY));
    }

    /** Noticed this many seconds after {@link Samples#NOON}. */
    private void shown(long seconds, EventRecord event) {
        db.database().inTransaction(tx -> events.record(tx, List.of(event), NOON.plusSeconds(seconds)));
    }

    private static Row change(
            int number, String field, Optional<Instant> from, Optional<Instant> to, long noticedSeconds) {
        return new Row()
                .with("region", "dach")
                .with("event_id", "e1")
                .with("event_name", "Berlin")
                .with("number", number)
                .with("field", field)
                .with("old_value", from.orElse(null))
                .with("new_value", to.orElse(null))
                .with("noticed_at", NOON.plusSeconds(noticedSeconds));
    }

    private List<Row> changes() {
        return changesFor("*");
    }

    private List<Row> changesFor(String regions) {
        return new AsReader(db, regions).rows("SELECT * FROM api.sales_date_changes");
    }

    @Test
    void eachMoveIsKeptWithWhatWasBefore() {
        // given
        shown(0, berlin(0, Optional.of(MARCH)));

        // when
        shown(60, berlin(1, Optional.of(APRIL)));
        shown(120, berlin(2, Optional.empty()));
        shown(180, onSale("e1", 3, "Berlin", Optional.of(MARCH), Optional.empty()));

        // then
        assertThat(changes())
                .containsExactlyInAnyOrder(
                        change(1, "sellStart", Optional.of(MARCH), Optional.of(APRIL), 60),
                        change(2, "sellStart", Optional.of(APRIL), Optional.empty(), 120),
                        change(3, "sellStart", Optional.empty(), Optional.of(MARCH), 180),
                        change(4, "sellEnd", Optional.of(MAY), Optional.empty(), 180));
    }

    @Test
    void theFirstDescriptionIsNoChange() {
        // given: events that are known from a ticket, and from their deletion
        db.database()
                .inTransaction(tx -> new TicketLedger()
                        .record(tx, List.of(ticket("dach", "t1", "sold", "a", LedgerStatus.VALID, 0)), NOON));
        db.database()
                .inTransaction(
                        tx -> events.recordDeletions(tx, List.of(new EventDeletion("dach", "deleted", NOON)), NOON));

        // when
        shown(60, onSale("sold", 1, "A", Optional.of(MARCH), Optional.of(MAY)));
        shown(60, onSale("deleted", 1, "B", Optional.of(MARCH), Optional.of(MAY)));
        shown(60, berlin(1, Optional.of(MARCH)));

        // then
        assertThat(changes()).isEmpty();
    }

    @Test
    void whatElseChangesIsNoChangeOfDates() {
        // given
        shown(0, berlin(0, Optional.of(MARCH)));

        // when
        shown(60, onSale("e1", 1, "Berlin 2027", Optional.of(MARCH), Optional.of(MAY)));
        shown(120, onSale("e1", 1, "Berlin 2027", Optional.of(MARCH), Optional.of(MAY)));

        // then
        assertThat(changes()).isEmpty();
    }

    @Test
    void aLateVersionIsNone() {
        // given
        shown(0, berlin(5, Optional.of(MARCH)));

        // when
        shown(60, berlin(4, Optional.of(APRIL)));

        // then
        assertThat(changes()).isEmpty();
    }

    @Test
    void aChangeThatIsNotCommittedIsNone() {
        // given
        shown(0, berlin(0, Optional.of(MARCH)));

        // when
        assertThatThrownBy(() -> db.database().inTransaction(tx -> {
                    events.record(tx, List.of(berlin(1, Optional.of(APRIL))), NOON);
                    throw new IllegalStateException("killed");
                }))
                .hasStackTraceContaining("killed");

        // then
        assertThat(changes()).isEmpty();
    }

    @Test
    void writersWhoseClocksDifferLeaveTheirOrder() {
        // given
        shown(60, berlin(0, Optional.of(MARCH)));

        // when
        shown(120, berlin(1, Optional.of(APRIL)));
        shown(30, berlin(2, Optional.of(MAY)));
        shown(30, berlin(3, Optional.of(MARCH)));

        // then
        assertThat(changes())
                .containsExactlyInAnyOrder(
                        change(1, "sellStart", Optional.of(MARCH), Optional.of(APRIL), 120),
                        change(2, "sellStart", Optional.of(APRIL), Optional.of(MAY), 120),
                        change(3, "sellStart", Optional.of(MAY), Optional.of(MARCH), 120));
    }

    @Test
    void whoMayNotSeeARegionDoesNotSeeItsChanges() {
        // given
        shown(0, berlin(0, Optional.of(MARCH)));
        shown(60, berlin(1, Optional.of(APRIL)));

        // when, then
        assertThat(changesFor("usa")).isEmpty();
        assertThat(changesFor("dach,usa")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyHistoryIsAReplay(long seed) {
        // given
        var chance = new Random(seed);
        var model = new SalesDatesModel();
        Instant now = NOON;

        // when
        for (int step = 0; step < STEPS; step++) {
            now = now.plusSeconds(chance.nextInt(3));
            happen(chance, model, now);
        }

        // then
        assertThat(new Schema(db).rows("SELECT * FROM sales_date_changes"))
                .containsExactlyInAnyOrderElementsOf(model.changes());
        assertThat(changes()).containsExactlyInAnyOrderElementsOf(model.apiChanges());
        assertThat(new Schema(db).rows("SELECT event_id, sell_start, sell_end FROM event WHERE name IS NOT NULL"))
                .containsExactlyInAnyOrderElementsOf(model.dates());
        assertThat(model.changes()).hasSizeGreaterThan(10);
    }

    private void happen(Random chance, SalesDatesModel model, Instant now) {
        String id = id(chance);
        switch (chance.nextInt(10)) {
            case 0 -> {
                var deletion = new EventDeletion("dach", id, NOON.plusSeconds(version(chance, now)));
                db.database().inTransaction(tx -> events.recordDeletions(tx, List.of(deletion), now));
                model.deleted(deletion);
            }
            case 1 -> {
                db.database()
                        .inTransaction(tx -> new TicketLedger()
                                .record(tx, List.of(ticket("dach", "t" + id, id, "a", LedgerStatus.VALID, 0)), now));
                model.soldATicketOf(id);
            }
            case 2 -> db.database().inTransaction(tx -> events.markVanished(tx, "dach", Set.of(id), now, now));
            default -> {
                List<EventRecord> batch = batch(chance, now);
                boolean told = chance.nextBoolean();
                db.database()
                        .inTransaction(tx -> told ? events.recordTold(tx, batch, now) : events.record(tx, batch, now));
                model.described(batch, now);
            }
        }
    }

    private static List<EventRecord> batch(Random chance, Instant now) {
        List<EventRecord> batch = new ArrayList<>();
        int size = 1 + chance.nextInt(4);
        for (int i = 0; i < size; i++) {
            batch.add(onSale(id(chance), version(chance, now), "Name " + chance.nextInt(3), one(chance), one(chance)));
        }
        return batch;
    }

    private static String id(Random chance) {
        return "e" + chance.nextInt(4);
    }

    /** About now, and sometimes late or the same again. */
    private static long version(Random chance, Instant now) {
        return Duration.between(NOON, now).toSeconds() + chance.nextInt(10) - 5;
    }

    private static Optional<Instant> one(Random chance) {
        return DATES.get(chance.nextInt(DATES.size()));
    }
}
