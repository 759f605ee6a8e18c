package io.vivenuoperator.store.ledger;

import static io.vivenuoperator.store.Samples.NOON;
import static io.vivenuoperator.store.Samples.event;
import static io.vivenuoperator.store.Samples.ticket;
import static io.vivenuoperator.store.Samples.type;
import static io.vivenuoperator.store.Samples.wasRead;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.event.EventRepository;
import io.vivenuoperator.store.poll.CoverageIntervals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Time series for charts. */
class SeriesIT {
    private static final Duration LONGEST_GAP = Duration.ofHours(1);

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    @BeforeEach
    void theRegionWasRead() {
        wasRead(db, "dach");
    }

    private void describe(Instant at) {
        db.database()
                .inTransaction(tx ->
                        new EventRepository().record(tx, List.of(event("dach", "e1", 0, type("a", 9))), at));
    }

    private void record(Instant at, String id, LedgerStatus status, long updatedSeconds) {
        db.database()
                .inTransaction(tx -> new TicketLedger()
                        .record(tx, List.of(ticket("dach", id, "e1", "a", status, updatedSeconds)), at));
    }

    private void looked(String... times) {
        for (String time : times) {
            db.database().inTransaction(tx -> {
                new CoverageIntervals().looked(tx, "dach", Instant.parse("2026-11-22T" + time + ":00Z"), LONGEST_GAP);
                return true;
            });
        }
    }

    private String rows(String query) {
        return db.text("SELECT string_agg(row_text, ' ') FROM (" + query + ") q (row_text)");
    }

    @Test
    void aSeriesTellsNoSaleFromNobodyLooked() {
        // given polls from 12:00 to 13:30 and from 17:30 to 18:00, and one webhook in between
        describe(NOON);
        looked("12:00", "12:30", "13:00", "13:30");
        record(NOON.plusSeconds(60), "t1", LedgerStatus.VALID, 0);
        record(NOON.plusSeconds(3 * 3600), "t2", LedgerStatus.VALID, 0);
        looked("17:30", "18:00");

        assertThat(rows(
                        "SELECT extract(hour FROM hour AT TIME ZONE 'UTC') || '=' || coalesce(sold::text, '?') || '/' || covered"
                                + " FROM hourly_series('dach', 'e1', '2026-11-22T11:30:00Z', '2026-11-22T20:00:00Z')"))
                .isEqualTo("11=?/0 12=1/1 13=0/0.5 14=?/0 15=1/0 16=?/0 17=0/0.5 18=0/0 19=?/0");
    }

    @Test
    void daysAreTheEventsOwnAndAsLongAsTheClocksMakeThem() {
        // given an event in Berlin (UTC+1), a sale in its evening and one after its midnight
        describe(NOON);
        record(Instant.parse("2026-11-22T22:59:00Z"), "t1", LedgerStatus.VALID, 0);
        record(Instant.parse("2026-11-22T23:01:00Z"), "t2", LedgerStatus.VALID, 0);
        looked("11:00", "12:00", "13:00");

        assertThat(rows(
                        "SELECT concat_ws('/', day, timezone, coalesce(sold::text, '?'), round((covered * 24)::numeric))"
                                + " FROM daily_series('dach', 'e1', '2026-11-21', '2026-11-24')"))
                .isEqualTo("2026-11-21/Europe/Berlin/?/0 2026-11-22/Europe/Berlin/1/2"
                        + " 2026-11-23/Europe/Berlin/1/0 2026-11-24/Europe/Berlin/?/0");
        assertThat(rows("SELECT day || '=' || sold FROM daily_sales ORDER BY day"))
                .isEqualTo("2026-11-22=1 2026-11-23=1");
    }

    @Test
    void aRefundCountsInTheHourInWhichItWasNoticed() {
        record(NOON, "t1", LedgerStatus.VALID, 0);
        record(NOON, "t2", LedgerStatus.VALID, 0);
        record(NOON.plusSeconds(7_200), "t1", LedgerStatus.INVALID, 60);

        assertThat(
                        rows(
                                "SELECT extract(hour FROM hour AT TIME ZONE 'UTC') || '=' || sold FROM hourly_sales ORDER BY hour"))
                .isEqualTo("12=2 14=-1");
    }

    @Test
    void theStateAtAnInstant() {
        describe(NOON);
        record(NOON.plusSeconds(60), "t1", LedgerStatus.VALID, 0);
        record(NOON.plusSeconds(120), "t2", LedgerStatus.VALID, 0);

        assertThat(salesAt(NOON.minusSeconds(1))).isEmpty();
        assertThat(salesAt(NOON.plusSeconds(59))).isEqualTo("a 0 of 9");
        assertThat(salesAt(NOON.plusSeconds(60))).isEqualTo("a 1 of 9");
        assertThat(salesAt(NOON.plusSeconds(999))).isEqualTo("a 2 of 9");
    }

    private String salesAt(Instant at) {
        return rows("SELECT ticket_type_id || ' ' || sold || ' of ' || capacity FROM sales_at('" + at
                + "') WHERE region = 'dach' AND event_id = 'e1'");
    }
}
