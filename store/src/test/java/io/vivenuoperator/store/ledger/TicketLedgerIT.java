package io.vivenuoperator.store.ledger;

import static io.vivenuoperator.store.Samples.NOON;
import static io.vivenuoperator.store.Samples.createdAt;
import static io.vivenuoperator.store.Samples.event;
import static io.vivenuoperator.store.Samples.ticket;
import static io.vivenuoperator.store.Samples.type;
import static io.vivenuoperator.store.Samples.wasRead;
import static io.vivenuoperator.store.ledger.LedgerStatus.DETAILSREQUIRED;
import static io.vivenuoperator.store.ledger.LedgerStatus.INVALID;
import static io.vivenuoperator.store.ledger.LedgerStatus.RESERVED;
import static io.vivenuoperator.store.ledger.LedgerStatus.VALID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.event.EventRepository;
import io.vivenuoperator.store.poll.PollRuns;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TicketLedgerIT {
    private static final Instant BEFORE_WE_WATCHED = NOON.minusSeconds(86_400);

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final TicketLedger ledger = new TicketLedger();

    private LedgerChange record(Instant observedAt, TicketRecord... tickets) {
        return db.database().inTransaction(tx -> ledger.record(tx, List.of(tickets), observedAt));
    }

    private long sold(String event) {
        Map<String, Long> sold = db.database().inTransaction(tx -> ledger.soldByEvent(tx, "dach"));
        long alone = db.database().inTransaction(tx -> ledger.sold(tx, "dach", event));
        assertThat(alone).as("the event asked for alone").isEqualTo(sold.getOrDefault(event, 0L));
        return sold.getOrDefault(event, -1L);
    }

    @Test
    void countsASaleOfAnEventThatIsNotKnownYet() {
        LedgerChange change = record(NOON, ticket("dach", "t1", "e1", "a", VALID, 0));

        assertThat(change).isEqualTo(new LedgerChange(1, 0, 0, 0, 1, 0));
        assertThat(sold("e1")).isEqualTo(1);
        assertThat(db.text("SELECT ticket_type_name FROM ticket_types")).isEqualTo("Type a");
    }

    @Test
    void countsOnlyValidAndDetailsRequired() {
        record(
                NOON,
                ticket("dach", "t1", "e1", "a", VALID, 0),
                ticket("dach", "t2", "e1", "a", DETAILSREQUIRED, 0),
                ticket("dach", "t3", "e1", "a", RESERVED, 0),
                ticket("dach", "t4", "e1", "a", INVALID, 0),
                ticket("dach", "t5", "e1", "a", LedgerStatus.BLANK, 0));

        assertThat(sold("e1")).isEqualTo(2);
    }

    @Test
    void olderNeverOverwritesNewer() {
        record(NOON, ticket("dach", "t1", "e1", "a", INVALID, 60));

        LedgerChange change = record(NOON.plusSeconds(90), ticket("dach", "t1", "e1", "a", VALID, 0));

        assertThat(change).isEqualTo(new LedgerChange(0, 0, 0, 1, 0, 0));
        assertThat(db.text("SELECT status FROM tickets")).isEqualTo("INVALID");
    }

    @Test
    void theSameAgainChangesNothing() {
        record(NOON, ticket("dach", "t1", "e1", "a", VALID, 0));

        LedgerChange change = record(NOON.plusSeconds(5), ticket("dach", "t1", "e1", "a", VALID, 0));

        assertThat(change).isEqualTo(new LedgerChange(0, 0, 1, 0, 0, 0));
        assertThat(db.number("SELECT count(*) FROM ticket_type_snapshots")).isEqualTo(1);
    }

    @Test
    void theLastOfTwoRecordsWithTheSameVersionWins() {
        record(NOON, ticket("dach", "t1", "e1", "a", VALID, 0));

        record(NOON.plusSeconds(5), ticket("dach", "t1", "e1", "a", INVALID, 0));

        assertThat(sold("e1")).isZero();
    }

    @Test
    void twinsInOneBatchCountOnce() {
        LedgerChange change = record(
                NOON,
                ticket("dach", "t1", "e1", "a", VALID, 7),
                ticket("dach", "t1", "e1", "a", INVALID, 3),
                ticket("dach", "t1", "e1", "a", VALID, 7));

        assertThat(change).isEqualTo(new LedgerChange(1, 0, 2, 0, 1, 0));
    }

    @Test
    void aTicketThatMovesToAnotherTypeMovesTheCounts() {
        record(NOON, ticket("dach", "t1", "e1", "a", VALID, 0));

        record(NOON.plusSeconds(9), ticket("dach", "t1", "e2", "b", VALID, 9));

        assertThat(sold("e1")).isZero();
        assertThat(sold("e2")).isEqualTo(1);
        assertThat(db.text(
                        "SELECT string_agg(delta::text, ',' ORDER BY snapshot_time, delta) FROM ticket_type_snapshots"))
                .isEqualTo("1,-1,1");
    }

    @Test
    void whatWasSoldBeforeWeWatchedIsTheOpeningBalance() {
        LedgerChange first = record(
                NOON,
                createdAt(ticket("dach", "t1", "e1", "a", VALID, 0), BEFORE_WE_WATCHED),
                createdAt(ticket("dach", "t2", "e1", "a", VALID, 0), BEFORE_WE_WATCHED));
        LedgerChange sale = record(
                NOON.plusSeconds(60), createdAt(ticket("dach", "t3", "e1", "a", VALID, 50), NOON.plusSeconds(50)));

        assertThat(first.soldDelta()).isZero();
        assertThat(first.openingDelta()).isEqualTo(2);
        assertThat(sale.soldDelta()).isEqualTo(1);
        assertThat(db.text("SELECT sold || ' ' || opening FROM current_sales")).isEqualTo("3 2");
        assertThat(db.number("SELECT sum(delta) FROM ticket_type_snapshots")).isEqualTo(1);
    }

    @Test
    void aRefundOfAnOldSaleIsAChangeThatWeSaw() {
        wasRead(db, "dach");
        record(NOON, createdAt(ticket("dach", "t1", "e1", "a", VALID, 0), BEFORE_WE_WATCHED));

        LedgerChange refund =
                record(NOON.plusSeconds(9), createdAt(ticket("dach", "t1", "e1", "a", INVALID, 9), BEFORE_WE_WATCHED));

        assertThat(refund.soldDelta()).isEqualTo(-1);
        assertThat(db.text("SELECT sold || ' ' || opening FROM current_sales")).isEqualTo("0 1");
    }

    @Test
    void twoChangesAtOneInstantAreOneSnapshot() {
        record(NOON, ticket("dach", "t1", "e1", "a", VALID, 0));
        record(NOON, ticket("dach", "t2", "e1", "a", VALID, 0));

        assertThat(db.text("SELECT string_agg(sold || ' ' || delta, ',') FROM ticket_type_snapshots"))
                .isEqualTo("2 2");
    }

    @Test
    void aSnapshotIsNeverDatedBeforeTheOneItFollows() {
        record(NOON, ticket("dach", "t1", "e1", "a", VALID, 0));
        record(NOON.plusSeconds(60), ticket("dach", "t2", "e1", "a", VALID, 0));
        record(NOON.plusSeconds(30), ticket("dach", "t3", "e1", "a", VALID, 0));

        assertThat(db.text("SELECT string_agg(sold || ' ' || delta, ',' ORDER BY snapshot_time) FROM"
                        + " ticket_type_snapshots"))
                .isEqualTo("1 1,3 2");
    }

    @Test
    void regionsWithTheSameIdsStayApart() {
        record(NOON, ticket("dach", "t1", "e1", "a", VALID, 0), ticket("italy", "t1", "e1", "a", VALID, 0));

        assertThat(db.number("SELECT count(*) FROM tickets")).isEqualTo(2);
        assertThat(sold("e1")).isEqualTo(1);
    }

    @Test
    void aRolledBackBatchLeavesNothing() {
        assertThatThrownBy(() -> db.database().inTransaction(tx -> {
                    ledger.record(tx, List.of(ticket("dach", "t1", "e1", "a", VALID, 0)), NOON);
                    throw new IllegalArgumentException("killed");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(db.number("SELECT count(*) FROM ticket")).isZero();
        assertThat(db.number("SELECT count(*) FROM snapshot")).isZero();
    }

    @Test
    void aTicketThatAFullRunDidNotSeeIsGoneUntilItIsSeenAgain() {
        // given two tickets, and a run that sees one of them
        db.database()
                .inTransaction(tx ->
                        new EventRepository().record(tx, List.of(event("dach", "e1", 0, type("a", 10))), NOON));
        record(NOON, ticket("dach", "t1", "e1", "a", VALID, 0), ticket("dach", "t2", "e1", "a", VALID, 0));
        var sightings = new SeenTickets();
        long run = startRun();
        db.database().inTransaction(tx -> {
            sightings.note(tx, run, List.of("t1", "t1"));
            return true;
        });

        // when
        LedgerChange gone = db.database()
                .inTransaction(tx -> sightings.markUnseenGone(tx, run, "dach", "e1", NOON.plusSeconds(60)));

        // then
        assertThat(gone).isEqualTo(new LedgerChange(0, 1, 0, 0, -1, 0));
        assertThat(sold("e1")).isEqualTo(1);
        LedgerChange back = record(NOON.plusSeconds(90), ticket("dach", "t2", "e1", "a", VALID, 0));
        assertThat(back.soldDelta()).isEqualTo(1);
        assertThat(sold("e1")).isEqualTo(2);
    }

    @Test
    void aTicketRecordedAfterTheRunBeganIsNotGone() {
        record(NOON, ticket("dach", "t1", "e1", "a", VALID, 0));
        long run = startRun();
        record(NOON.plusSeconds(1), ticket("dach", "t2", "e1", "a", VALID, 1));
        var sightings = new SeenTickets();
        db.database().inTransaction(tx -> {
            sightings.note(tx, run, List.of("t1"));
            return true;
        });

        LedgerChange gone = db.database()
                .inTransaction(tx -> sightings.markUnseenGone(tx, run, "dach", "e1", NOON.plusSeconds(60)));

        assertThat(gone.updated()).isZero();
        assertThat(sold("e1")).isEqualTo(2);
    }

    @Test
    void refusesToWorkOutsideOfATransaction() throws Exception {
        try (var connection = db.database().connection()) {
            List<TicketRecord> tickets = List.of(ticket("dach", "t1", "e1", "a", VALID, 0));
            assertThatThrownBy(() -> ledger.record(connection, tickets, NOON))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private long startRun() {
        return db.database().inTransaction(tx -> new PollRuns().start(tx, "dach", RunKind.FULL, "test", NOON));
    }

    @Test
    void refusesATransactionThatWouldNotSeeWhatItWaitedFor() throws Exception {
        record(NOON, ticket("dach", "t1", "e1", "a", VALID, 0));
        try (var connection = db.database().connection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            List<TicketRecord> tickets = List.of(ticket("dach", "t2", "e1", "a", VALID, 0));

            assertThatThrownBy(() -> ledger.record(connection, tickets, NOON))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("repeatable read");
            connection.rollback();
        }
    }
}
