package io.vivenuoperator.store.missed;

import static io.vivenuoperator.store.Samples.NOON;
import static io.vivenuoperator.store.Samples.ticket;
import static io.vivenuoperator.store.ledger.LedgerStatus.INVALID;
import static io.vivenuoperator.store.ledger.LedgerStatus.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.inbox.DeliveryRecord;
import io.vivenuoperator.store.inbox.DeliveryRepository;
import io.vivenuoperator.store.ledger.TicketLedger;
import io.vivenuoperator.store.ledger.TicketRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Polls write, deliveries come or don't, and what is counted is exact. */
class MissedWebhooksIT {
    private static final Instant LATER = NOON.plusSeconds(3_600);
    private static final int ALL = 1_000;

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final MissedWebhooks missed = new MissedWebhooks();
    private final TicketLedger ledger = new TicketLedger();
    private final DeliveryRepository inbox = new DeliveryRepository();

    @BeforeEach
    void aRegionThatIsWatchedSinceNoon() {
        db.execute("INSERT INTO region (name, watched_since, complete_since)" + " SELECT name, '" + NOON + "', '" + NOON
                + "' FROM unnest(ARRAY['dach', 'italy']) AS name");
        assertThat(watch("dach")).isTrue();
    }

    private boolean watch(String region) {
        return db.database().inTransaction(tx -> missed.watch(tx, region, NOON));
    }

    private void poll(TicketRecord... tickets) {
        db.database().inTransaction(tx -> {
            missed.note(tx, "dach", ledger.recordEach(tx, List.of(tickets), NOON), NOON);
            return true;
        });
    }

    private void deliver(String type, TicketRecord ticket) {
        var delivery = new DeliveryRecord(
                ticket.region(),
                type + ticket.updatedAt(),
                type,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(ticket.ticketId()),
                Optional.of(ticket.updatedAt()),
                NOON,
                "0".repeat(64),
                1,
                Optional.of("{}"));
        db.database().inTransaction(tx -> inbox.insert(tx, List.of(delivery), NOON));
    }

    private long settle(int most) {
        return db.database().inTransaction(tx -> missed.settle(tx, "dach", LATER, most));
    }

    private long counted() {
        return db.number("SELECT missed FROM webhook_watch JOIN region USING (region_key) WHERE name = 'dach'");
    }

    @Test
    void aChangeOfWhichNoDeliveryToldIsCountedOnce() {
        // given
        poll(ticket("dach", "t1", "e1", "a", VALID, 10));
        poll(ticket("dach", "t1", "e1", "a", VALID, 10));

        // when
        assertThat(settle(ALL)).isEqualTo(1);

        // then
        assertThat(counted()).isEqualTo(1);
        assertThat(settle(ALL)).isZero();
        assertThat(counted()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticket.created", "ticket.updated"})
    void aDeliveryThatComesLaterThanThePollHasTold(String type) {
        // given
        var sale = ticket("dach", "t1", "e1", "a", VALID, 10);
        poll(sale);
        deliver(type, sale);

        // when
        settle(ALL);

        // then
        assertThat(counted()).isZero();
    }

    @Test
    void aDeliveryOfAnotherVersionOrTicketTellsNothingOfThisOne() {
        // given
        poll(ticket("dach", "t1", "e1", "a", VALID, 10));
        deliver("ticket.updated", ticket("dach", "t1", "e1", "a", VALID, 9));
        deliver("ticket.updated", ticket("dach", "t2", "e1", "a", VALID, 10));
        deliver("ticket.updated", ticket("italy", "t1", "e1", "a", VALID, 10));
        deliver("scan.created", ticket("dach", "t1", "e1", "a", VALID, 10));

        // when
        settle(ALL);

        // then
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void anotherStatusIsAChangeAndANewerVersionWithTheSameIsNone() {
        // given
        poll(ticket("dach", "t1", "e1", "a", VALID, 10), ticket("dach", "t2", "e1", "a", VALID, 10));
        poll(ticket("dach", "t1", "e1", "a", INVALID, 20), ticket("dach", "t2", "e1", "a", VALID, 20));

        // when
        settle(ALL);

        // then
        assertThat(counted()).isEqualTo(3);
    }

    @Test
    void whatWasGoneAndIsBackIsNoChangeOfVivenus() {
        // given
        poll(ticket("dach", "t1", "e1", "a", VALID, 10));
        settle(ALL);
        db.execute("UPDATE ticket SET gone_at = now()");

        // when
        poll(ticket("dach", "t1", "e1", "a", VALID, 20));

        // then
        assertThat(settle(ALL)).isZero();
    }

    @Test
    void whatIsFromBeforeIsNotCounted() {
        // when
        poll(ticket("dach", "t1", "e1", "a", VALID, -10));

        // then
        assertThat(settle(ALL)).isZero();
    }

    @Test
    void whatMayStillBeToldOfIsNotSettled() {
        // given
        poll(ticket("dach", "t1", "e1", "a", VALID, 10));

        // when
        long settled = db.database().inTransaction(tx -> missed.settle(tx, "dach", NOON, ALL));

        // then
        assertThat(settled).isZero();
        assertThat(db.number("SELECT count(*) FROM untold_change")).isEqualTo(1);
    }

    @Test
    void manyAreSettledInParts() {
        // given
        poll(
                ticket("dach", "t1", "e1", "a", VALID, 10),
                ticket("dach", "t2", "e1", "a", VALID, 10),
                ticket("dach", "t3", "e1", "a", VALID, 10));

        // then
        assertThat(settle(2)).isEqualTo(2);
        assertThat(settle(2)).isEqualTo(1);
        assertThat(counted()).isEqualTo(3);
    }

    @Test
    void aRegionThatIsNotCompleteIsNotWatchedYet() {
        // given
        db.execute("UPDATE region SET complete_since = NULL WHERE name = 'italy'");

        // then
        assertThat(watch("italy")).isFalse();
        assertThat(db.number("SELECT count(*) FROM webhook_watch")).isEqualTo(1);
    }

    @Test
    void onlyACountThatIsOlderThanTheRegionEnds() {
        // given
        poll(ticket("dach", "t1", "e1", "a", VALID, 10));

        // when
        forgetBefore(NOON);

        // then
        assertThat(counted()).isZero();
        assertThat(settle(ALL)).isEqualTo(1);

        // when
        forgetBefore(NOON.plusSeconds(1));

        // then
        assertThat(db.number("SELECT count(*) FROM webhook_watch")).isZero();
    }

    private void forgetBefore(Instant created) {
        db.database().inTransaction(tx -> {
            missed.forgetBefore(tx, "dach", created);
            return true;
        });
    }

    @Test
    void aRegionThatIsForgottenHasNoNumberAndBeginsAnew() {
        // given
        poll(ticket("dach", "t1", "e1", "a", VALID, 10));
        settle(ALL);
        poll(ticket("dach", "t2", "e1", "a", VALID, 10));

        // when
        db.database().inTransaction(tx -> {
            missed.forget(tx, "dach");
            return true;
        });

        // then
        assertThat(db.number("SELECT count(*) FROM webhook_watch")).isZero();
        assertThat(db.number("SELECT count(*) FROM untold_change")).isZero();
        assertThat(watch("dach")).isTrue();
        assertThat(counted()).isZero();
    }
}
