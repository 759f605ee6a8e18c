package io.vivenuoperator.poller.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.poller.PollProcess;
import io.vivenuoperator.simulator.Simulator;
import io.vivenuoperator.simulator.SimulatorSettings;
import io.vivenuoperator.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the packaged poller costs with the image's flags: {@code -Dcost.events=30 -Dcost.tickets=20000 -Dcost.sales=500} prints the
 * requests, the seconds and the largest resident memory of a first full run, a quiet incremental and one after sales.
 */
class CostIT {

    private static final String SELLER = "dach";
    private static final int EVENTS = Integer.getInteger("cost.events", 3);
    private static final int TICKETS = Integer.getInteger("cost.tickets", 300);
    private static final int SALES = Integer.getInteger("cost.sales", 50);
    /** As in this module's pom, image.jvmFlags. */
    private static final List<String> IMAGE_FLAGS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx56m", "-XX:+ExitOnOutOfMemoryError");

    private static final int MOST_MEBIBYTES = 150;
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
                    .allSatisfy(cost -> assertThat(cost.mebibytes()).isLessThanOrEqualTo(MOST_MEBIBYTES));
        }
    }

    private Cost run(Simulator vivenu, String kind, String what) {
        vivenu.clearRequests();
        Instant begin = Instant.now();
        try (PollProcess process = PollProcess.start(directory, IMAGE_FLAGS, environment(vivenu), kind)) {
            long[] most = new long[1];
            Awaitility.await()
                    .atMost(Duration.ofMinutes(30))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> {
                        most[0] = resident(process.pid()).orElse(most[0]);
                        return !process.isAlive();
                    });
            assertThat(process.exitCode()).as(process.output()).isZero();
            Cost cost = new Cost(vivenu.requests(SELLER).total(), most[0]);
            System.out.printf(
                    "%s: %d requests, %.1f s, %d MiB resident at most%n",
                    what,
                    cost.requests(),
                    Duration.between(begin, Instant.now()).toMillis() / 1000.0,
                    cost.mebibytes());
            return cost;
        }
    }

    /** The largest resident set so far, in MiB; empty where the process is gone or there is no /proc. */
    private static Optional<Long> resident(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Map<String, String> environment(Simulator vivenu) {
        Map<String, String> environment = new HashMap<>();
        environment.put("DATABASE_URL", database.url());
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
