package io.vivenuoperator.poller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import io.vivenuoperator.simulator.fault.Faults;
import io.vivenuoperator.store.budget.BudgetRepository;
import io.vivenuoperator.store.budget.KeyFingerprint;
import io.vivenuoperator.store.budget.SharedBudget;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Malformed records, bugs, and running out of time. */
class PollHardshipIT extends OnASimulatedVivenu {
    private static final String OPEN = "SELECT count(*) FROM quarantined WHERE resolved_at IS NULL";

    @Test
    void recordsThatCannotBeReadGoToQuarantineAndAreNamed() {
        drift();

        int code = run(FULL);

        assertThat(code).isZero();
        assertThat(database.number(OPEN)).isEqualTo(2);
        assertThat(report().path("quarantined").asLong()).isEqualTo(2);
        assertThat(database.text("SELECT reason FROM quarantined WHERE kind = 'ticket'"))
                .contains("status");
        assertThat(report().path("message").asText())
                .contains("2 records have an unexpected format", "ticket " + quarantined("ticket"), "status");
    }

    @Test
    void theOthersAreComplete() {
        drift();

        run(FULL);

        assertThat(report().path("vendorSold").asLong()
                        - report().path("storedSold").asLong())
                .isBetween(0L, 1L);
    }

    @Test
    void aQuarantinedRecordIsTriedAgainAndLeavesTheQuarantine() {
        drift();
        run(FULL);
        run(INCREMENTAL);
        assertThat(database.number(OPEN)).isEqualTo(2);
        vivenu.faults(Faults.none());
        environment.put("OVERLAP_SECONDS", "0");

        run(INCREMENTAL);

        assertThat(database.number(OPEN)).isZero();
        assertThat(report().path("quarantined")).isEqualTo(IntNode.valueOf(0));
        assertThat(database.number("SELECT sum(sold) FROM current_sales"))
                .isEqualTo(vivenu.truth(SELLER).sold());
    }

    @Test
    void anIncrementalWithRecordsInQuarantineIsCheap() {
        drift();
        run(FULL);
        vivenu.clearRequests();

        run(INCREMENTAL);

        assertThat(vivenu.requests(SELLER).total()).isLessThanOrEqualTo(10);
    }

    @Test
    void outOfTimeARunStopsAndTheNextOneGoesOn() {
        vivenu.faults(Faults.of(Map.of("latencyMillis", 300)));
        environment.put("DEADLINE_SECONDS", "1");

        int code = run(FULL);

        assertThat(code).isZero();
        assertThat(report().path("outcome").asText()).isEqualTo("Partial");
        assertThat(report().path("reason").asText()).isEqualTo("DeadlineReached");
        assertThat(report().has("completenessPercent")).isFalse();
        vivenu.faults(Faults.none());
        environment.remove("DEADLINE_SECONDS");
        run(FULL);
        assertThat(report().path("outcome").asText()).isEqualTo("Complete");
        assertThat(report().path("vendorSold").asLong())
                .isEqualTo(vivenu.truth(SELLER).sold());
    }

    @Test
    void aWaitThatIsLongerThanTheTimeIsNotBegun() {
        vivenu.faults(Faults.of(Map.of("rateLimitAlways", true, "retryAfter", "seconds", "retryAfterSeconds", 200)));
        environment.put("DEADLINE_SECONDS", "60");

        run(FULL, duration -> {
            throw new IllegalStateException("waited " + duration);
        });

        assertThat(report().path("reason").asText()).isEqualTo("DeadlineReached");
    }

    @Test
    void aBugIsReportedWithoutItsMessageAndLeavesTheRegionFree() {
        vivenu.faults(Faults.of(Map.of("rateLimitNext", 1)));

        int code = run(FULL, duration -> {
            throw new IllegalStateException("canary");
        });

        assertThat(code).isEqualTo(1);
        assertThat(report().path("outcome").asText()).isEqualTo("Failed");
        assertThat(report().path("reason").asText()).isEqualTo("Unexpected");
        assertThat(report().path("message").asText())
                .contains("IllegalStateException")
                .doesNotContain("canary");
        assertThat(database.number("SELECT count(*) FROM poll_lease WHERE expires_at > clock_timestamp()"))
                .isZero();
    }

    @Test
    void aRunUsesNearlyAllOfItsBudgetAndNoMore() {
        var budget = new SharedBudget(
                new BudgetRepository(database.database()),
                KeyFingerprint.ofApiKey("key"),
                "dach",
                100,
                1000,
                duration -> {
                    throw new InterruptedException("no time in a test");
                });

        int granted = 0;
        try {
            for (; granted <= 100; granted++) {
                budget.acquire();
            }
        } catch (InterruptedException e) {
            assertThat(granted).isBetween(95, 100);
        }
        assertThat(granted).isLessThanOrEqualTo(100);
    }

    private void drift() {
        vivenu.faults(Faults.of(Map.of("wrongTypeInTicket", true, "wrongTypeInEvent", true, "unknownFields", true)));
    }

    private String quarantined(String kind) {
        return database.text("SELECT object_id FROM quarantined WHERE kind = '" + kind + "'");
    }
}
