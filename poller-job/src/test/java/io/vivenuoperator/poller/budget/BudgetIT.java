package io.vivenuoperator.poller.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.config.job.JobProcess;
import io.vivenuoperator.simulator.Simulator;
import io.vivenuoperator.simulator.SimulatorSettings;
import io.vivenuoperator.simulator.api.RequestLog;
import io.vivenuoperator.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two pollers and an operator with one key, judged by the vendor's log. {@code -Dbudget.minutes=5} sets the duration, with
 * {@code -Dbudget.per.minute} (100) and {@code -Dbudget.per.hour} (100000, so that it has no effect; 300 shows it).
 */
class BudgetIT {
    private static final String SELLER = "dach";
    private static final int MINUTES = Integer.getInteger("budget.minutes", 0);
    private static final int PER_MINUTE = Integer.getInteger("budget.per.minute", MINUTES == 0 ? 25 : 100);
    private static final int PER_HOUR = Integer.getInteger("budget.per.hour", 100_000);
    private static final Duration TIME = MINUTES == 0 ? Duration.ofSeconds(4) : Duration.ofMinutes(MINUTES);
    private static final int LEFT_ALONE = Math.ceilDiv(PER_MINUTE * 4, 100);
    private static final int LEFT_ALONE_PER_HOUR = Math.ceilDiv(PER_HOUR * 4, 100);

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path directory;

    private final ExecutorService pollers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        pollers.close();
    }

    @Test
    void inNoWindowDoesTheVendorSeeMoreThanAllowed() {
        Instant begin = Instant.now();
        try (Simulator vivenu = Simulator.start(settings());
                Registrations operator = Registrations.begin(vivenu, SELLER, LEFT_ALONE)) {
            CompletableFuture<Void> north = poll(vivenu, "north", begin.plus(TIME));
            CompletableFuture<Void> south = poll(vivenu, "south", begin.plus(TIME));
            CompletableFuture.allOf(north, south).join();
            operator.stop();

            judge(vivenu.requests(SELLER).log(), operator);
        }
    }

    private void judge(List<RequestLog.Entry> log, Registrations operator) {
        List<Instant> arrivals = log.stream().map(RequestLog.Entry::at).toList();
        long refused = log.stream().filter(entry -> entry.status() == 429).count();
        int mostInAMinute = SlidingWindow.most(arrivals, Duration.ofMinutes(1));
        int mostInAnHour = SlidingWindow.most(arrivals, Duration.ofHours(1));
        long north = requestsOf("north");
        long south = requestsOf("south");
        long mayUse = Math.min(
                (long) (PER_MINUTE - LEFT_ALONE) * Math.max(1, MINUTES), (long) PER_HOUR - LEFT_ALONE_PER_HOUR);
        System.out.printf(
                "%d requests in %s: most in any 60 s %d of %d, in any 3600 s %d of %d; 429: %d; operator %d (failed %d);"
                        + " pollers %d + %d of %d that they may (%.1f %%)%n",
                log.size(),
                TIME,
                mostInAMinute,
                PER_MINUTE,
                mostInAnHour,
                PER_HOUR,
                refused,
                operator.made(),
                operator.failed(),
                north,
                south,
                mayUse,
                100.0 * (north + south) / mayUse);
        assertThat(mostInAMinute).isLessThanOrEqualTo(PER_MINUTE);
        assertThat(mostInAnHour).isLessThanOrEqualTo(PER_HOUR);
        assertThat(refused).isZero();
        assertThat(operator.failed()).isZero();
        if (MINUTES > 0) {
            assertThat(north + south).isGreaterThanOrEqualTo(mayUse * 95 / 100);
            assertThat(Math.min(north, south)).isGreaterThan((north + south) / 3);
        }
    }

    private long requestsOf(String region) {
        return database.number("SELECT coalesce(sum(requests), 0) FROM poll_runs WHERE region = '" + region + "'");
    }

    /** One run after another, until the time is up or the budget is exhausted. */
    private CompletableFuture<Void> poll(Simulator vivenu, String region, Instant end) {
        return CompletableFuture.runAsync(
                () -> {
                    boolean goesOn = true;
                    for (int run = 1; goesOn; run++) {
                        Path place = directory.resolve(region + run);
                        long seconds =
                                Math.max(1, Duration.between(Instant.now(), end).toSeconds());
                        goesOn = run(vivenu, region, place, seconds)
                                && Instant.now().isBefore(end.minusSeconds(2));
                    }
                },
                pollers);
    }

    /** False when it ran out of time. */
    private boolean run(Simulator vivenu, String region, Path place, long seconds) {
        List<String> options = new ArrayList<>(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        assertThat(place.toFile().mkdirs()).isTrue();
        try (JobProcess process = JobProcess.start(
                "poller-job", place, options, environment(vivenu, region, place, seconds), List.of("full"))) {
            assertThat(process.exitCode(Duration.ofSeconds(seconds + 60)))
                    .as(process.output())
                    .isZero();
            return !process.output().contains("DeadlineReached");
        }
    }

    private Map<String, String> environment(Simulator vivenu, String region, Path place, long seconds) {
        Map<String, String> environment = new HashMap<>();
        environment.put("DATABASE_URL", database.runtimeUrl());
        environment.put("REGION", region);
        environment.put("VIVENU_BASE_URL", vivenu.apiUrl().toString());
        environment.put("VIVENU_API_KEY", vivenu.apiKey(SELLER));
        environment.put("REQUESTS_PER_MINUTE", Integer.toString(PER_MINUTE));
        environment.put("REQUESTS_PER_HOUR", Integer.toString(PER_HOUR));
        environment.put("DEADLINE_SECONDS", Long.toString(seconds));
        environment.put("TERMINATION_LOG", place.resolve("termination").toString());
        return environment;
    }

    private static SimulatorSettings settings() {
        return SimulatorSettings.defaults()
                .withSellers(List.of(SELLER))
                .withEventsPerSeller(100)
                .withTicketsPerEvent(20)
                .withRequestsPerMinute(PER_MINUTE)
                .withRequestsPerHour(PER_HOUR);
    }
}
