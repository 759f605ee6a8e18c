package io.vivenuoperator.poller;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.simulator.fault.Faults;
import io.vivenuoperator.store.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a run ends when it can't work. */
class ExitCodesIT extends OnASimulatedVivenu {
    @Test
    void aRefusedKeyEndsWithTwo() {
        environment.put("VIVENU_API_KEY", "sim-key-wrong");

        int code = run(FULL);

        assertThat(code).isEqualTo(2);
        assertThat(report().path("reason").asText()).isEqualTo("KeyRefused");
        assertThat(database.text("SELECT reason FROM poll_runs")).isEqualTo("KeyRefused");
    }

    @Test
    void aVendorThatIsAwayEndsWithOne() {
        vivenu.faults(Faults.of(Map.of("outage", true)));

        int code = run(INCREMENTAL);

        assertThat(code).isEqualTo(1);
        assertThat(report().path("reason").asText()).isEqualTo("VendorUnavailable");
    }

    @Test
    void aDatabaseThatIsAwayEndsWithOne() {
        environment.put("DATABASE_URL", "postgresql://u:canary@127.0.0.1:1/none");

        int code = run(FULL);

        assertThat(code).isEqualTo(1);
        assertThat(report().path("reason").asText()).isEqualTo("DatabaseUnavailable");
        assertThat(report().toString()).doesNotContain("canary");
    }

    @Test
    void aDatabaseWithoutSchemaEndsWithTwoAndSaysWhatToDo() {
        try (TestDatabase empty = TestDatabase.empty().start()) {
            environment.put("DATABASE_URL", empty.url());

            int code = run(FULL);

            assertThat(code).isEqualTo(2);
            assertThat(report().path("reason").asText()).isEqualTo("SchemaMismatch");
            assertThat(report().path("message").asText()).contains("migrate");
        }
    }

    @Test
    void migrateNeedsNothingButTheDatabaseAndMayRunTwice() {
        try (TestDatabase empty = TestDatabase.empty().start()) {
            environment = Map.of("DATABASE_URL", empty.url());

            assertThat(run(List.of("migrate"))).isZero();
            assertThat(run(List.of("migrate"))).isZero();

            assertThat(empty.number("SELECT count(*) FROM events")).isZero();
        }
    }
}
