package io.vivenuoperator.poller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.simulator.SimulatorSettings;
import io.vivenuoperator.simulator.fault.Faults;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a full run reads, proves and repairs. */
class FullRunIT extends OnASimulatedVivenu {
    @Test
    void afterAFullRunTheStoredCountsAreTheTruth() {
        int code = run(FULL);

        assertThat(code).isZero();
        assertStoredIsTrue();
    }

    @Test
    void aFullRunReportsWhatItProved() {
        run(FULL);

        JsonNode report = report();
        assertThat(report.path("outcome").asText()).isEqualTo("Complete");
        assertThat(report.path("kind").asText()).isEqualTo("Full");
        assertThat(report.has("reason")).isFalse();
        assertThat(report.path("vendorSold").asInt())
                .isEqualTo(vivenu.truth(SELLER).sold());
        assertThat(report.path("storedSold").asInt())
                .isEqualTo(vivenu.truth(SELLER).sold());
        assertThat(report.path("completenessPercent").asDouble()).isEqualTo(100.0);
        assertThat(report.path("events").asInt()).isEqualTo(4);
        assertThat(report.path("requests").asInt()).isEqualTo(requestsAtVendor());
    }

    @Test
    void theReportIsInTheBookOfRuns() {
        run(FULL);

        assertThat(database.text("SELECT outcome || ' ' || completeness_percent FROM poll_runs"))
                .isEqualTo("Complete 100");
    }

    @Test
    void aSecondFullRunChangesNothing() {
        run(FULL);
        long snapshots = database.number("SELECT count(*) FROM snapshot");

        run(FULL);

        assertThat(database.number("SELECT count(*) FROM snapshot")).isEqualTo(snapshots);
        assertStoredIsTrue();
    }

    @Test
    void aFullRunMarksAnEventThatVanishedAndKeepsItsRows() {
        run(FULL);
        String eventId = vivenu.truth(SELLER).events().getFirst().eventId();
        long tickets = database.number("SELECT count(*) FROM ticket");
        vivenu.deleteEvent(SELLER, eventId);

        run(FULL);

        assertThat(database.text("SELECT status FROM events WHERE event_id = '" + eventId + "'"))
                .isEqualTo("deleted");
        assertThat(database.number("SELECT count(*) FROM ticket")).isEqualTo(tickets);
        assertStoredIsTrue();
    }

    @Test
    void deepPagesThatFailAreHalved() {
        restartWith(SimulatorSettings.defaults().withSellers(List.of(SELLER)).withTicketsPerEvent(1500));
        vivenu.faults(Faults.of(Map.of("unavailableBeyondSkip", 500, "unavailableUnlessTopAtMost", 250)));

        int code = run(FULL);

        assertThat(code).isZero();
        assertStoredIsTrue();
    }

    @Test
    void salesDuringAFullRunAreFoundByTheNextIncremental() {
        vivenu.faults(Faults.of(Map.of("sellWhilePaging", 5)));
        run(FULL);
        vivenu.faults(Faults.none());

        run(INCREMENTAL);

        assertStoredIsTrue();
    }

    @Test
    void rateLimitsAndShortOutagesAreWaitedOut() {
        vivenu.faults(Faults.of(
                Map.of("rateLimitNext", 2, "unavailableNext", 2, "retryAfter", "seconds", "retryAfterSeconds", 1)));

        int code = runPausing(FULL);

        assertThat(code).isZero();
        assertStoredIsTrue();
    }

    @Test
    void recordsOfAnotherShapeAreLeftOutAndTold() {
        vivenu.faults(Faults.of(Map.of("wrongTypeInTicket", true, "wrongTypeInEvent", true, "unknownFields", true)));

        int code = run(FULL);

        assertThat(code).isZero();
        assertThat(report().path("message").asText()).contains("unexpected format");
    }

    @Test
    void aRunMakesTheInboxsMonthsAhead() {
        String months = "SELECT count(*) FROM pg_inherits WHERE inhparent = 'webhook_delivery'::regclass";
        var ahead = database.number(months);
        database.execute("DROP TABLE "
                + database.text("SELECT max(inhrelid::regclass::text) FROM pg_inherits"
                        + " WHERE inhparent = 'webhook_delivery'::regclass"));

        run(FULL);

        assertThat(database.number(months)).isEqualTo(ahead);
    }
}
