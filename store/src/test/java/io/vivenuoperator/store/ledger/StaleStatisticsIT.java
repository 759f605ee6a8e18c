package io.vivenuoperator.store.ledger;

import static io.vivenuoperator.store.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.poll.PollRuns;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A first load writes hundreds of thousands of rows before the database has statistics. What it does for each page and
 * event must not depend on them.
 */
class StaleStatisticsIT {
    private static final int TICKETS = 20_000;
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final SeenTickets sightings = new SeenTickets();

    @BeforeEach
    void statisticsOfAnotherTime() {
        db.execute("ALTER TABLE ticket SET (autovacuum_enabled = off)");
        db.execute("ALTER TABLE poll_sighting SET (autovacuum_enabled = off)");
        record(List.of(ticket(0)), NOON);
        db.execute("INSERT INTO poll_sighting SELECT %d, 'other' || n FROM generate_series(1, 20000) AS n"
                .formatted(start("italy")));
        db.execute("ANALYZE");
        record(IntStream.range(0, TICKETS).mapToObj(StaleStatisticsIT::ticket).toList(), NOON.plusSeconds(1));
    }

    private long start(String region) {
        return db.database().inTransaction(tx -> new PollRuns().start(tx, region, RunKind.FULL, "pod", NOON));
    }

    private void record(List<TicketRecord> tickets, Instant at) {
        db.database().inTransaction(tx -> new TicketLedger().record(tx, tickets, at));
    }

    private static TicketRecord ticket(int number) {
        return new TicketRecord(
                "dach",
                "t" + number,
                "e1",
                "e1-type",
                "Ticket",
                LedgerStatus.VALID,
                Optional.empty(),
                Optional.empty(),
                TicketAncestry.UNKNOWN,
                NOON,
                NOON);
    }

    @Test
    void whatARunHasNotSeenIsFoundByTheKeyOfEachTicket() {
        // given a run that saw all but one
        long run = start("dach");
        db.database().inTransaction(tx -> {
            sightings.note(
                    tx, run, IntStream.range(1, TICKETS).mapToObj(n -> "t" + n).toList());
            return true;
        });

        // when
        LedgerChange change = db.database().inTransaction(tx -> {
            limit(tx);
            return sightings.markUnseenGone(tx, run, "dach", "e1", NOON.plusSeconds(60));
        });

        // then
        assertThat(change.updated()).isEqualTo(1);
        assertThat(db.text("SELECT ticket_id FROM ticket WHERE gone_at IS NOT NULL"))
                .isEqualTo("t0");
    }

    @Test
    void aPageIsRecordedByTheKeyOfEachTicket() {
        // when
        LedgerChange change = db.database().inTransaction(tx -> {
            limit(tx);
            return new TicketLedger()
                    .record(
                            tx,
                            IntStream.range(0, 1000)
                                    .mapToObj(StaleStatisticsIT::ticket)
                                    .toList(),
                            NOON.plusSeconds(60));
        });

        // then
        assertThat(change.unchanged()).isEqualTo(1000);
    }

    private static void limit(Connection tx) throws SQLException {
        try (Statement statement = tx.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = " + LIMIT.toMillis());
        }
    }
}
