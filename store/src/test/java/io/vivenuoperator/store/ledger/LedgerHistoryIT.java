package io.vivenuoperator.store.ledger;

import static io.vivenuoperator.store.Samples.NOON;
import static io.vivenuoperator.store.Samples.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the history and its writers: the figures are those of the newest versions, and every sum agrees. */
class LedgerHistoryIT {
    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final TicketLedger ledger = new TicketLedger();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void anyOrderOfArrivalEndsInTheSameFigures(long seed) throws SQLException {
        LedgerHistory history = LedgerHistory.random(seed, 120, 25);
        var model = new LedgerModel();
        long moved = 0;
        for (int i = 0; i < history.batches().size(); i++) {
            List<TicketRecord> batch = history.batches().get(i);
            // The writers' clocks go back and forth.
            int at = i % 5 == 0 ? i / 2 : i;
            LedgerChange change = db.database().inTransaction(tx -> ledger.record(tx, batch, NOON.plusSeconds(at)));
            model.record(batch);
            moved += change.soldDelta() + change.openingDelta();
        }

        assertThat(figures()).isEqualTo(model.sold());
        assertThat(db.number("SELECT count(*) FROM ticket")).isEqualTo(model.tickets());
        assertThat(moved).isEqualTo(db.number("SELECT sum(sold) FROM type_state"));
        assertEverySumAgrees();
    }

    @RepeatedTest(3)
    void concurrentWritersCountEachSaleOnce() throws Exception {
        // given distinct versions, so that the outcome does not depend on the order of arrival
        LedgerHistory history = distinctVersions(LedgerHistory.random(System.nanoTime(), 400, 12));
        var model = new LedgerModel();
        history.batches().forEach(model::record);
        var next = new AtomicInteger();
        Callable<Boolean> writer = () -> {
            for (int i = next.getAndIncrement(); i < history.batches().size(); i = next.getAndIncrement()) {
                List<TicketRecord> batch = history.batches().get(i);
                int at = i;
                db.database().inTransaction(tx -> ledger.record(tx, batch, NOON.plusSeconds(at)));
            }
            return true;
        };

        // when six writers work at once
        try (ExecutorService writers = Executors.newFixedThreadPool(6)) {
            for (Future<Boolean> done : writers.invokeAll(Collections.nCopies(6, writer))) {
                done.get();
            }
        }

        // then
        assertThat(figures()).isEqualTo(model.sold());
        assertEverySumAgrees();
    }

    @RepeatedTest(3)
    void theSameNewTicketsFromSixWritersCountOnce() throws Exception {
        List<TicketRecord> batch = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            batch.add(ticket("dach", "t" + i, "e1", "a", LedgerStatus.VALID, 0));
        }
        Callable<LedgerChange> writer = () -> db.database().inTransaction(tx -> ledger.record(tx, batch, NOON));

        LedgerChange sum = LedgerChange.NONE;
        try (ExecutorService writers = Executors.newFixedThreadPool(6)) {
            for (Future<LedgerChange> done : writers.invokeAll(Collections.nCopies(6, writer))) {
                sum = sum.plus(done.get());
            }
        }

        assertThat(sum).isEqualTo(new LedgerChange(50, 0, 250, 0, 50, 0));
        assertThat(db.number("SELECT sum(sold) FROM type_state")).isEqualTo(50);
        assertThat(db.number("SELECT sum(delta) FROM snapshot")).isEqualTo(50);
    }

    private static LedgerHistory distinctVersions(LedgerHistory history) {
        Map<String, TicketRecord> first = new TreeMap<>();
        List<List<TicketRecord>> batches = new ArrayList<>();
        for (List<TicketRecord> batch : history.batches()) {
            List<TicketRecord> distinct = new ArrayList<>();
            for (TicketRecord ticket : batch) {
                String version = ticket.region() + ticket.ticketId() + ticket.updatedAt();
                first.putIfAbsent(version, ticket);
                distinct.add(first.getOrDefault(version, ticket));
            }
            batches.add(distinct);
        }
        return new LedgerHistory(batches);
    }

    private Map<String, Long> figures() throws SQLException {
        try (Connection connection = db.database().connection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT region, event_id, ticket_type_id, sold FROM current_sales WHERE sold <> 0");
                ResultSet rows = query.executeQuery()) {
            Map<String, Long> sold = new TreeMap<>();
            while (rows.next()) {
                sold.put(rows.getString(1) + "/" + rows.getString(2) + "/" + rows.getString(3), rows.getLong(4));
            }
            return sold;
        }
    }

    private void assertEverySumAgrees() {
        assertThat(db.number("""
                        SELECT count(*) FROM type_state s
                        LEFT JOIN (SELECT type_key, sum(delta) AS delta FROM snapshot GROUP BY type_key) d USING (type_key)
                        LEFT JOIN (SELECT type_key, count(*) AS sold FROM ticket
                                   WHERE status IN (1, 4) AND gone_at IS NULL GROUP BY type_key) t USING (type_key)
                        WHERE s.sold <> coalesce(t.sold, 0) OR s.sold <> s.opening + coalesce(d.delta, 0)
                        """)).as("types whose figures do not add up").isZero();
        assertThat(db.number("""
                        SELECT count(*) FROM (
                            SELECT DISTINCT ON (type_key) type_key, sold FROM snapshot ORDER BY type_key, at DESC) last
                        JOIN type_state s USING (type_key)
                        WHERE s.sold <> last.sold
                        """))
                .as("types whose last snapshot is not their state")
                .isZero();
        assertThat(db.number("""
                        SELECT count(*) FROM (
                            SELECT DISTINCT ON (region, event_id) region, event_id, total_sold FROM event_snapshots
                            ORDER BY region, event_id, snapshot_time DESC) last
                        JOIN events e USING (region, event_id)
                        WHERE e.total_sold <> last.total_sold
                        """))
                .as("events whose last snapshot is not their state")
                .isZero();
        Rollups.assertEqualToARecount(db);
    }
}
