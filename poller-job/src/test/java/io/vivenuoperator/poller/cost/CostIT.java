package io.vivenuoperator.poller.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.simulator.Simulator;
import io.vivenuoperator.simulator.SimulatorSettings;
import io.vivenuoperator.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged poller's cost with the image's flags: {@code -Dcost.events=30 -Dcost.tickets=20000 -Dcost.sales=500} prints
 * requests, seconds and peak resident memory of a first full run, a quiet incremental one, and one after sales.
 */
class CostIT {
    private static final String SELLER = "dach";
    private static final int EVENTS = Integer.getInteger("cost.events", 3);
    private static final int TICKETS = Integer.getInteger("cost.tickets", 300);
    private static final int SALES = Integer.getInteger("cost.sales", 50);
    private static final int DEAREST_QUIET_RUN = 10;

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path directory;

    private record Cost(int requests, long mebibytes) {}

    @Test
    void requestsAndMemoryFollowTheChanges() {
        try (Simulator vivenu = Simulator.start(SimulatorSettings.defaults()
                .withSellers(List.of(SELLER))
                .withEventsPerSeller(EVENTS)
                .withTicketsPerEvent(TICKETS))) {
            Cost first = run(vivenu, "full", "first full run of %d events x %d tickets".formatted(EVENTS, TICKETS));
            Cost quiet = run(vivenu, "incremental", "quiet incremental");
            vivenu.sell(SELLER, SALES);
            Cost afterSales = run(vivenu, "incremental", "incremental after %d sales".formatted(SALES));

            assertThat(database.number("SELECT sum(sold) FROM current_sales"))
                    .isEqualTo(vivenu.truth(SELLER).sold());
            assertThat(quiet.requests()).isLessThanOrEqualTo(DEAREST_QUIET_RUN);
            assertThat(afterSales.requests()).isLessThanOrEqualTo(DEAREST_QUIET_RUN + SALES / 500);
            assertThat(List.of(first, quiet, afterSales))
                    .allSatisfy(cost -> assertThat(cost.mebibytes()).isLessThanOrEqualTo(Measured.MOST_MEBIBYTES));
        }
    }

    private Cost run(Simulator vivenu, String kind, String what) {
        vivenu.clearRequests();
        Instant begin = Instant.now();
        Measured run = Measured.run(directory, Measured.IMAGE_FLAGS, environment(vivenu), kind);
        assertThat(run.exitCode()).as(run.output()).isZero();
        var cost = new Cost(vivenu.requests(SELLER).total(), run.mebibytes());
        System.out.printf(
                "%s: %d requests, %.1f s, %d MiB resident at most%n",
                what, cost.requests(), Duration.between(begin, Instant.now()).toMillis() / 1000.0, cost.mebibytes());
        return cost;
    }

    private Map<String, String> environment(Simulator vivenu) {
        Map<String, String> environment = new HashMap<>();
        environment.put("DATABASE_URL", database.runtimeUrl());
        environment.put("REGION", SELLER);
        environment.put("VIVENU_BASE_URL", vivenu.apiUrl().toString());
        environment.put("VIVENU_API_KEY", vivenu.apiKey(SELLER));
        environment.put("REQUESTS_PER_MINUTE", "100000");
        environment.put("REQUESTS_PER_HOUR", "1000000");
        environment.put("SAFETY_LAG_SECONDS", "0");
        environment.put("TERMINATION_LOG", directory.resolve("termination").toString());
        return environment;
    }
}
