package io.vivenuoperator.poller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.platform.config.job.JobProcess;
import io.vivenuoperator.poller.history.Books;
import io.vivenuoperator.simulator.fault.Faults;
import io.vivenuoperator.store.budget.BudgetRepository;
import io.vivenuoperator.store.budget.KeyFingerprint;
import io.vivenuoperator.store.budget.SharedBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Concurrent runs: for one region, for several, with one key. */
class SideBySideIT extends OnASimulatedVivenu {
    @Test
    void twoRunsOfARegionNeverWorkAtOnce() {
        vivenu.faults(Faults.of(Map.of("latencyMillis", 300)));
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> run(FULL));
        Awaitility.await().until(() -> database.number("SELECT count(*) FROM poll_lease") == 1);
        environment.put("TERMINATION_LOG", directory.resolve("second").toString());

        int second = runPausing(INCREMENTAL);

        assertThat(second).isZero();
        assertThat(read("second").path("reason").asText()).isEqualTo("Held");
        assertThat(first.join()).isZero();
        assertStoredIsTrue();
    }

    @Test
    void aKilledRunIsReplacedWithinItsLease() {
        environment.put("LEASE_SECONDS", "4");
        vivenu.faults(Faults.of(Map.of("latencyMillis", 1_000)));
        try (JobProcess _ = JobProcess.start("poller-job", directory, JobProcess.PLAIN, environment, List.of("full"))) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> database.number("SELECT count(*) FROM ticket") > 0);
        }
        vivenu.faults(Faults.none());

        int code = runPausing(FULL);

        assertThat(code).isZero();
        assertThat(report().path("outcome").asText()).isEqualTo("Complete");
        assertStoredIsTrue();
    }

    @Test
    void theNextRunMayBeginAtOnce() {
        run(FULL);

        run(FULL);

        assertThat(report().path("outcome").asText()).isEqualTo("Complete");
    }

    @Test
    void theBudgetLeavesAShareToTheOperator() throws InterruptedException {
        List<Duration> waits = new ArrayList<>();
        var budget = new SharedBudget(
                new BudgetRepository(database.database()),
                KeyFingerprint.ofApiKey("key"),
                "dach",
                10,
                1000,
                duration -> {
                    waits.add(duration);
                    throw new InterruptedException("no time in a test");
                });
        for (int i = 0; i < 9; i++) {
            budget.acquire();
        }

        assertThatThrownBy(budget::acquire).isInstanceOf(InterruptedException.class);

        assertThat(budget.requests()).isEqualTo(9);
        assertThat(waits).hasSize(1);
    }

    @Test
    void regionsAreKeptApart() {
        run(FULL);
        environment.putAll(Map.of("REGION", "tickets/italy", "VIVENU_API_KEY", vivenu.apiKey("italy")));

        run(FULL);

        new Books(database, "tickets/italy").assertAre(vivenu.truth("italy"));
        assertStoredIsTrue();
    }
}
