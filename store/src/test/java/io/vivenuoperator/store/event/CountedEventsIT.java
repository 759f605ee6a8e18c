package io.vivenuoperator.store.event;

import static io.vivenuoperator.store.Samples.NOON;
import static io.vivenuoperator.store.Samples.event;
import static io.vivenuoperator.store.Samples.ticket;
import static io.vivenuoperator.store.Samples.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.ledger.LedgerStatus;
import io.vivenuoperator.store.ledger.TicketLedger;
import io.vivenuoperator.store.poll.EventProgress;
import io.vivenuoperator.store.poll.FullRunProgress;
import io.vivenuoperator.store.poll.PollRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An incomplete count is not shown as complete. */
class CountedEventsIT {
    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final CountedEvents counted = new CountedEvents();

    private void describe(Instant at, String eventId) {
        db.database()
                .inTransaction(tx ->
                        new EventRepository().recordTold(tx, List.of(event("dach", eventId, 0, type("a", 10))), at));
    }

    private void sell(Instant at, String ticketId) {
        db.database()
                .inTransaction(tx -> new TicketLedger()
                        .record(tx, List.of(ticket("dach", ticketId, "e1", "a", LedgerStatus.VALID, 0)), at));
    }

    private void count(Instant at, String eventId) {
        db.database().inTransaction(tx -> {
            counted.counted(tx, "dach", eventId, at);
            return true;
        });
    }

    private void countAll(Instant at) {
        db.database().inTransaction(tx -> {
            counted.allCounted(tx, "dach", at);
            return true;
        });
    }

    private String now(String eventId) {
        return shown("sold, available, percent_sold", "current_sales WHERE event_id = '" + eventId + "'");
    }

    private String shown(String columns, String from) {
        return db.text("SELECT string_agg(translate(f::text, '()', ''), ' | ') FROM (SELECT "
                + columns.replaceAll("(\\w+)", "coalesce($1::text, '?')") + " FROM " + from + ") f");
    }

    @Test
    void beforeTheFirstFullReadingIsOverZeroIsNotShown() {
        // given a webhook for an event that may have been selling for months
        describe(NOON, "e1");

        assertThat(now("e1")).isEqualTo("?,?,?");
        assertThat(shown("total_sold, total_capacity, status", "events")).isEqualTo("?,10,onSale");
        assertThat(shown("sold, available", "ticket_type_snapshots")).isEqualTo("?,?");
        assertThat(shown("total_sold, total_available, percent_sold", "event_snapshots"))
                .isEqualTo("?,?,?");
        assertThat(shown("sold, available", "sales_at('" + NOON + "')")).isEqualTo("?,?");

        // when one of its tickets is sold: only that is known
        sell(NOON.plusSeconds(1), "t1");

        assertThat(now("e1")).isEqualTo("1,?,?");
    }

    @Test
    void anEventThatWasReadIsCompleteAndItsHistorySaysSinceWhen() {
        describe(NOON, "e1");

        count(NOON.plusSeconds(60), "e1");

        assertThat(now("e1")).isEqualTo("0,10,0.00");
        assertThat(shown("sold, available", "ticket_type_snapshots ORDER BY snapshot_time"))
                .isEqualTo("?,? | 0,10");
        assertThat(shown("sold, available", "sales_at('" + NOON.plusSeconds(59) + "')"))
                .isEqualTo("?,?");
        assertThat(shown("sold, available", "sales_at('" + NOON.plusSeconds(61) + "')"))
                .isEqualTo("0,10");
        assertThat(db.number("SELECT count(*) FROM event_snapshots WHERE snapshot_time = complete_since"))
                .isEqualTo(1);
    }

    @Test
    void itIsCompleteSinceTheFirstTime() {
        describe(NOON, "e1");

        count(NOON.plusSeconds(60), "e1");
        count(NOON.plusSeconds(99), "e1");
        countAll(NOON.plusSeconds(120));

        assertThat(db.number("SELECT extract(epoch FROM complete_since - '" + NOON + "')::integer FROM events"))
                .isEqualTo(60);
        assertThat(db.number("SELECT count(*) FROM snapshot")).isEqualTo(2);
    }

    @Test
    void anEventThatCouldNotBeReadIsNotCompleteWhenTheReadingEnds() {
        // given a sync that has read e1 but not e2
        describe(NOON, "e1");
        describe(NOON, "e2");
        db.database().inTransaction(tx -> {
            long run = new PollRuns().start(tx, "dach", RunKind.FULL, "test", NOON);
            var progress = new FullRunProgress();
            progress.startOrResume(tx, "dach", run, Duration.ofHours(1), NOON);
            progress.moved(tx, run, "e2", new EventProgress.Listed());
            return true;
        });

        countAll(NOON.plusSeconds(60));

        assertThat(now("e1")).isEqualTo("0,10,0.00");
        assertThat(now("e2")).isEqualTo("?,?,?");

        // when it has been read after all
        count(NOON.plusSeconds(90), "e2");

        assertThat(now("e2")).isEqualTo("0,10,0.00");
    }

    @Test
    void anEventThatComesAfterTheFirstReadingIsCountedFromItsFirstTicketOn() {
        describe(NOON, "e1");
        countAll(NOON.plusSeconds(60));

        describe(NOON.plusSeconds(90), "e2");

        assertThat(now("e2")).isEqualTo("0,10,0.00");
        assertThat(shown("sold, available", "ticket_type_snapshots WHERE event_id = 'e2'"))
                .isEqualTo("0,10");
    }
}
