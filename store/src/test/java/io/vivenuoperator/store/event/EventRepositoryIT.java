package io.vivenuoperator.store.event;

import static io.vivenuoperator.store.Samples.NOON;
import static io.vivenuoperator.store.Samples.event;
import static io.vivenuoperator.store.Samples.ticket;
import static io.vivenuoperator.store.Samples.type;
import static io.vivenuoperator.store.Samples.typeWithoutCapacity;
import static io.vivenuoperator.store.Samples.wasRead;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.ledger.LedgerStatus;
import io.vivenuoperator.store.ledger.TicketLedger;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventRepositoryIT {
    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final EventRepository events = new EventRepository();

    @BeforeEach
    void theRegionWasRead() {
        wasRead(db, "dach");
    }

    private EventWriteCounts record(Instant observedAt, EventRecord... records) {
        return db.database().inTransaction(tx -> events.record(tx, List.of(records), observedAt));
    }

    private void sell(Instant observedAt, String ticketId, String eventId, String typeId) {
        db.database()
                .inTransaction(tx -> new TicketLedger()
                        .record(
                                tx,
                                List.of(ticket("dach", ticketId, eventId, typeId, LedgerStatus.VALID, 0)),
                                observedAt));
    }

    private void delete(String eventId, long updatedSeconds, Instant observedAt) {
        db.database().inTransaction(tx -> {
            events.recordDeletions(
                    tx, List.of(new EventDeletion("dach", eventId, NOON.plusSeconds(updatedSeconds))), observedAt);
            return true;
        });
    }

    private String status(String eventId) {
        return db.text("SELECT status FROM events WHERE region = 'dach' AND event_id = '" + eventId + "'");
    }

    @Test
    void keepsAnEventWithItsTypes() {
        EventWriteCounts change = record(NOON, event("dach", "e1", 0, type("a", 10), type("b", 5)));

        assertThat(change).isEqualTo(new EventWriteCounts(1, 0, 0, 0));
        assertThat(db.text("SELECT event_name || ' ' || total_capacity || ' ' || total_sold FROM events"))
                .isEqualTo("Event e1 15 0");
        assertThat(db.number("SELECT count(*) FROM ticket_type_snapshots WHERE sold = 0"))
                .isEqualTo(2);
    }

    @Test
    void theSameAgainChangesNothing() {
        record(NOON, event("dach", "e1", 0, type("a", 10)));

        EventWriteCounts change = record(NOON.plusSeconds(60), event("dach", "e1", 0, type("a", 10)));

        assertThat(change).isEqualTo(new EventWriteCounts(0, 0, 1, 0));
        assertThat(db.number("SELECT count(*) FROM snapshot")).isEqualTo(1);
    }

    @Test
    void anOlderVersionChangesNeitherTheEventNorItsTypes() {
        record(NOON, event("dach", "e1", 60, type("a", 10)));

        EventWriteCounts change = record(NOON.plusSeconds(90), event("dach", "e1", 0, type("a", 99), type("b", 1)));

        assertThat(change).isEqualTo(new EventWriteCounts(0, 0, 0, 1));
        assertThat(db.text("SELECT string_agg(ticket_type_id || capacity, ',') FROM ticket_types"))
                .isEqualTo("a10");
    }

    @Test
    void theNewestOfTwinsWins() {
        EventWriteCounts change =
                record(NOON, event("dach", "e1", 60, type("a", 20)), event("dach", "e1", 0, type("a", 10)));

        assertThat(change).isEqualTo(new EventWriteCounts(1, 0, 1, 0));
        assertThat(db.number("SELECT capacity FROM ticket_types")).isEqualTo(20);
    }

    @Test
    void aChangedCapacityIsASnapshotWithoutASale() {
        record(NOON, event("dach", "e1", 0, type("a", 10)));
        sell(NOON.plusSeconds(10), "t1", "e1", "a");

        EventWriteCounts change = record(NOON.plusSeconds(60), event("dach", "e1", 60, type("a", 20)));

        assertThat(change.updated()).isEqualTo(1);
        assertThat(db.text("SELECT string_agg(capacity || ' ' || sold || ' ' || delta, ',' ORDER BY snapshot_time) FROM"
                        + " ticket_type_snapshots"))
                .isEqualTo("10 0 0,10 1 1,20 1 0");
    }

    @Test
    void aTypeThatIsNotListedAnyMoreKeepsItsSalesAndLosesItsCapacity() {
        record(NOON, event("dach", "e1", 0, type("a", 10), type("b", 5)));
        sell(NOON.plusSeconds(10), "t1", "e1", "b");

        record(NOON.plusSeconds(60), event("dach", "e1", 60, type("a", 10)));

        assertThat(db.text("SELECT total_capacity || ' ' || total_sold FROM events"))
                .isEqualTo("10 1");
        assertThat(db.text("SELECT string_agg(total_capacity || ' ' || total_sold, ',' ORDER BY snapshot_time) FROM"
                        + " event_snapshots"))
                .isEqualTo("15 0,15 1,10 1");
    }

    @Test
    void aMissingCapacityIsUnknownAndNotZero() {
        record(NOON, event("dach", "e1", 0, type("a", 10), typeWithoutCapacity("b")));

        assertThat(db.number("SELECT count(*) FROM events WHERE total_capacity IS NULL"))
                .isEqualTo(1);
        assertThat(db.number("SELECT count(*) FROM event_snapshots WHERE total_capacity IS NULL"))
                .isEqualTo(1);
        assertThat(db.number("SELECT count(*) FROM current_sales WHERE capacity IS NULL AND percent_sold IS NULL"))
                .isEqualTo(1);
        assertThat(db.number("SELECT count(*) FROM current_sales WHERE capacity IS NULL AND available IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void aCapacityBelow0IsUnknownAndTheSameAgainChangesNothing() {
        record(NOON, event("dach", "e1", 0, type("a", -1), type("b", 5)));
        sell(NOON.plusSeconds(1), "t1", "e1", "a");

        EventWriteCounts again = record(NOON.plusSeconds(60), event("dach", "e1", 0, type("a", -1), type("b", 5)));

        assertThat(again.updated()).isZero();
        assertThat(db.text("SELECT concat_ws(' ', coalesce(capacity, -9), sold, coalesce(available, -9),"
                        + " coalesce(percent_sold, -9)) FROM current_sales WHERE ticket_type_id = 'a'"))
                .isEqualTo("-9 1 -9 -9");
        assertThat(db.number("SELECT count(*) FROM events WHERE total_capacity IS NULL"))
                .isEqualTo(1);
        assertThat(db.number("SELECT count(*) FROM snapshot WHERE capacity < 0"))
                .isZero();
    }

    @Test
    void anEventOf0PlacesWhereNothingWasSoldIsNotSoldOut() {
        record(NOON, event("dach", "e1", 0, type("a", 0)));
        assertThat(db.text("SELECT concat_ws(' ', available, coalesce(percent_sold, -9)) FROM current_sales"))
                .isEqualTo("0 -9");
        assertThat(status("e1")).isEqualTo("onSale");

        sell(NOON.plusSeconds(1), "t1", "e1", "a");

        assertThat(status("e1")).isEqualTo("soldOut");
    }

    @Test
    void anEventKnownFromItsTicketsGetsItsNameLater() {
        sell(NOON, "t1", "e1", "a");
        assertThat(db.text("SELECT event_name FROM events")).isEqualTo("e1");

        EventWriteCounts change = record(NOON.plusSeconds(60), event("dach", "e1", 0, type("a", 10)));

        assertThat(change.inserted()).isEqualTo(1);
        assertThat(db.text("SELECT event_name || ' ' || total_sold || ' ' || total_capacity FROM events"))
                .isEqualTo("Event e1 1 10");
    }

    @Test
    void sellingMoreThanThereIsLeavesNoneAvailable() {
        record(NOON, event("dach", "e1", 0, type("a", 1)));
        sell(NOON.plusSeconds(1), "t1", "e1", "a");
        sell(NOON.plusSeconds(2), "t2", "e1", "a");

        assertThat(db.text("SELECT available || ' ' || percent_sold FROM current_sales"))
                .isEqualTo("0 200.00");
        assertThat(status("e1")).isEqualTo("soldOut");
    }

    @Test
    void anEventThatAFullListingDoesNotShowVanishesUntilItIsShownAgain() {
        record(NOON, event("dach", "e1", 0), event("dach", "e2", 0), event("italy", "e3", 0));

        List<String> vanished = db.database()
                .inTransaction(tx ->
                        events.markVanished(tx, "dach", Set.of("e1"), NOON.plusSeconds(60), NOON.plusSeconds(90)));

        assertThat(vanished).containsExactly("e2");
        assertThat(status("e2")).isEqualTo("deleted");
        record(NOON.plusSeconds(120), event("dach", "e2", 0));
        assertThat(status("e2")).isEqualTo("onSale");
    }

    @Test
    void whatWentSinceAnInstantIsKnownByItsRegion() {
        // given
        record(NOON, event("dach", "e1", 0), event("dach", "e2", 0), event("dach", "e3", 0), event("italy", "e4", 0));
        gone("dach", Set.of("e2", "e3"), NOON.plusSeconds(90));
        gone("italy", Set.of(), NOON.plusSeconds(200));

        // when
        gone("dach", Set.of("e3"), NOON.plusSeconds(200));

        // then
        assertThat(goneSince("dach", NOON)).containsExactlyInAnyOrder("e1", "e2");
        assertThat(goneSince("dach", NOON.plusSeconds(200))).containsExactly("e2");
        assertThat(goneSince("dach", NOON.plusSeconds(201))).isEmpty();
    }

    private void gone(String region, Set<String> stillThere, Instant at) {
        var _ = db.database()
                .inTransaction(tx -> events.markVanished(tx, region, stillThere, NOON.plusSeconds(60), at));
    }

    private Set<String> goneSince(String region, Instant since) {
        return db.database().inTransaction(tx -> events.goneSince(tx, region, since));
    }

    @Test
    void aLateWebhookDoesNotBringAVanishedEventBack() {
        // given an event that was edited, and vanished before we learned of the edit
        record(NOON, event("dach", "e1", 0));
        db.database()
                .inTransaction(
                        tx -> events.markVanished(tx, "dach", Set.of(), NOON.plusSeconds(60), NOON.plusSeconds(90)));

        // when
        tell(NOON.plusSeconds(120), event("dach", "e1", 30));

        // then
        assertThat(status("e1")).isEqualTo("deleted");

        // when a webhook has a clearly newer version
        tell(NOON.plusSeconds(4000), event("dach", "e1", 3600));

        // then
        assertThat(status("e1")).isEqualTo("onSale");
    }

    private void tell(Instant at, EventRecord event) {
        db.database().inTransaction(tx -> events.recordTold(tx, List.of(event), at));
    }

    @Test
    void anEventYoungerThanTheListingDoesNotVanish() {
        record(NOON.plusSeconds(61), event("dach", "e1", 0));

        List<String> vanished = db.database()
                .inTransaction(
                        tx -> events.markVanished(tx, "dach", Set.of(), NOON.plusSeconds(60), NOON.plusSeconds(90)));

        assertThat(vanished).isEmpty();
    }

    @Test
    void aDeletedEventStaysDeletedWhenItsOldVersionComesLate() {
        record(NOON, event("dach", "e1", 0));
        delete("e1", 60, NOON.plusSeconds(60));

        record(NOON.plusSeconds(90), event("dach", "e1", 60), event("dach", "e1", 0));

        assertThat(status("e1")).isEqualTo("deleted");
        record(NOON.plusSeconds(120), event("dach", "e1", 120));
        assertThat(status("e1")).isEqualTo("onSale");
    }

    @Test
    void aDeletionMayComeBeforeTheEvent() {
        delete("e1", 60, NOON);

        record(NOON.plusSeconds(90), event("dach", "e1", 0));

        assertThat(status("e1")).isEqualTo("deleted");
    }
}
