package io.vivenuoperator.poller;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.simulator.fault.Faults;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A Vivenu whose clock differs from ours: nothing that it stamps is missed, and nothing beyond that is claimed. */
class VendorClockIT extends OnASimulatedVivenu {
    private static final String NEWEST_CURSOR = "SELECT max(read_until)::text FROM sync_cursors";
    private static final String COVERED = "SELECT max(to_at)::text FROM coverage";

    @ParameterizedTest
    @ValueSource(ints = {-3 * 86_400, -7_200, -600, 600, 7_200, 3 * 86_400})
    void salesAtAVendorWhoseClockIsWrongAreRead(int aheadSeconds) {
        vivenu.clockAhead(SELLER, Duration.ofSeconds(aheadSeconds));
        run(FULL);
        vivenu.sell(SELLER, 7);
        vivenu.invalidate(SELLER, 2);

        run(INCREMENTAL);

        assertStoredIsTrue();
        assertThat(report().path("outcome").asText()).isEqualTo("Complete");
        assertThat(report().path("message").asText())
                .contains("Vivenu's clock is", aheadSeconds < 0 ? "behind ours" : "ahead of ours");
        assertNothingIsClaimedThatIsToCome();
        vivenu.sell(SELLER, 3);
        run(FULL);
        assertStoredIsTrue();
        assertNothingIsClaimedThatIsToCome();
    }

    @ParameterizedTest
    @CsvSource({"0, -7200", "0, 7200", "7200, -7200", "-7200, 7200"})
    void salesAroundTheMomentAtWhichItIsSetAreRead(int before, int after) {
        vivenu.clockAhead(SELLER, Duration.ofSeconds(before));
        run(FULL);
        vivenu.sell(SELLER, 5);
        vivenu.clockAhead(SELLER, Duration.ofSeconds(after));
        vivenu.sell(SELLER, 5);

        run(INCREMENTAL);

        assertThat(report().path("outcome").asText()).isEqualTo("Complete");
        assertThat(instant(NEWEST_CURSOR)).isBeforeOrEqualTo(vivenu.now(SELLER));
        if (after < before) {
            assertThat(report().path("message").asText()).contains("were read again");
            // What it stamped before is now in its future, and is read when that time has come.
            vivenu.clockAhead(SELLER, Duration.ofSeconds(before));
            run(INCREMENTAL);
        }
        assertStoredIsTrue();
    }

    /** As left behind by versions that used our clock as the vendor's. */
    @Test
    void aCursorThatRanAheadIsTakenBackToWhatIsCertain() {
        vivenu.clockAhead(SELLER, Duration.ofHours(-2));
        run(FULL);
        vivenu.sell(SELLER, 7);
        database.execute("UPDATE sync_cursor SET read_until = read_until + interval '2 hours'");

        run(INCREMENTAL);

        assertStoredIsTrue();
        assertThat(report().path("message").asText()).contains("were read again");
        assertNothingIsClaimedThatIsToCome();
    }

    @ParameterizedTest
    @CsvSource({"absent, -7200", "garbage, -7200", "cached, -7200", "absent, 7200", "garbage, 7200", "cached, 7200"})
    void withoutAUsableDateThereIsAMarginOfADay(String date, int aheadSeconds) {
        vivenu.clockAhead(SELLER, Duration.ofSeconds(aheadSeconds));
        vivenu.faults(Faults.of(Map.of("date", date)));
        run(FULL);
        vivenu.sell(SELLER, 7);

        run(INCREMENTAL);

        assertStoredIsTrue();
        assertThat(report().path("message").asText()).contains("Vivenu's clock is unknown");
        assertNothingIsClaimedThatIsToCome();
    }

    @ParameterizedTest
    @ValueSource(ints = {-6 * 3_600, 6 * 3_600})
    void ourOwnClockMayBeWrong(int aheadSeconds) {
        run(FULL, Duration.ofSeconds(aheadSeconds));
        vivenu.sell(SELLER, 7);
        run(INCREMENTAL, Duration.ofSeconds(aheadSeconds));
        assertStoredIsTrue();
        vivenu.sell(SELLER, 3);

        run(INCREMENTAL, Duration.ZERO);

        assertStoredIsTrue();
        assertNothingIsClaimedThatIsToCome();
    }

    /** Sales before the first load are the opening balance, sales while watched are sales, by either clock. */
    @ParameterizedTest
    @ValueSource(ints = {-7_200, 0, 7_200})
    void theOpeningBalanceEndsWhereTheWatchBegan(int aheadSeconds) {
        vivenu.clockAhead(SELLER, Duration.ofSeconds(aheadSeconds - 10));
        vivenu.sell(SELLER, 5);
        int before = vivenu.truth(SELLER).sold();
        vivenu.clockAhead(SELLER, Duration.ofSeconds(aheadSeconds));
        run(FULL);
        vivenu.clockAhead(SELLER, Duration.ofSeconds(aheadSeconds + 10));
        vivenu.sell(SELLER, 7);

        run(INCREMENTAL);

        assertThat(database.number("SELECT sum(opening) FROM current_sales")).isEqualTo(before);
        assertThat(database.number("SELECT sum(sold) FROM hourly_sales")).isEqualTo(7);
    }

    @Test
    void aVendorInTimeIsNotTalkedAbout() {
        run(FULL);
        run(INCREMENTAL);

        assertThat(report().path("message").asText()).doesNotContain("clock");
    }

    @Test
    void upkeepThatIsRefusedStandsInTheReportAndTheBook() {
        // given a database whose inbox belongs to another role
        database.execute("DROP FUNCTION make_delivery_month(timestamptz)");
        database.execute("DROP TABLE IF EXISTS "
                + database.text("SELECT max(inhrelid::regclass::text) FROM pg_inherits"
                        + " WHERE inhparent = 'webhook_delivery'::regclass"));

        // when
        int code = run(INCREMENTAL);

        // then
        assertThat(code).isZero();
        assertThat(report().path("outcome").asText()).isEqualTo("Complete");
        assertThat(report().path("upkeep").asText()).contains("upkeep", "failed");
        assertThat(report().path("message").asText())
                .startsWith(report().path("upkeep").asText());
        assertThat(database.text("SELECT message FROM poll_runs")).contains("upkeep", "Read 4 events");
    }

    private int run(List<String> arguments, Duration ahead) {
        return new PollJob(environment, Clock.offset(clock, ahead), duration -> {}).run(arguments);
    }

    private void assertNothingIsClaimedThatIsToCome() {
        Instant vendorsNow = vivenu.now(SELLER);
        assertThat(instant(NEWEST_CURSOR)).isBeforeOrEqualTo(vendorsNow);
        assertThat(instant(COVERED)).isBeforeOrEqualTo(vendorsNow);
    }

    private Instant instant(String sql) {
        return Instant.parse(database.text(
                "SELECT to_char((" + sql + ")::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"));
    }
}
