package io.vivenuoperator.poller.kill;

import io.vivenuoperator.platform.config.job.JobProcess;
import io.vivenuoperator.simulator.Simulator;
import io.vivenuoperator.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** A region whose runs are killed. */
final class Victim {
    /** Longer than the simulator's timestamps may be ahead of the clock. */
    static final Duration LAG = Duration.ofSeconds(2);

    /** A class archive makes starts cheaper; the first run that ends by itself writes it. */
    private static final List<String> QUICK_START =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+AutoCreateSharedArchive");

    private static final Duration LONGEST_RUN = Duration.ofSeconds(90);
    private static final int LATEST_MILLIS_AFTER_A_REQUEST = 60;
    private static final int LATEST_MILLIS_AFTER_THE_START = 700;
    private static final int STARTS_ONE_IN = 8;

    private final Simulator vivenu;
    private final TestDatabase database;
    private final String seller;
    private final Path directory;
    private int requestsOfAWholeRun = 8;
    private int killsOfThisReading;

    Victim(Simulator vivenu, TestDatabase database, String seller, Path directory) {
        this.vivenu = vivenu;
        this.database = database;
        this.seller = seller;
        this.directory = directory;
    }

    String seller() {
        return seller;
    }

    /** Starts a run and kills it at a random instant; false if it had ended by then. */
    boolean runUntilKilled(RandomGenerator chance) {
        int before = requests();
        try (JobProcess process = start(chance.nextInt(3) < 2 ? "full" : "incremental")) {
            waitForTheInstant(process, chance, before);
            if (process.kill()) {
                killsOfThisReading++;
                letTheLeaseEnd();
                return true;
            }
            if (process.exitCode() != 0) {
                throw new AssertionError("a run that nobody killed failed: " + process.output());
            }
            requestsOfAWholeRun = Math.max(requestsOfAWholeRun, requests() - before);
            return false;
        }
    }

    /** Runs to the end. */
    void run(String kind) {
        try (JobProcess process = start(kind)) {
            if (process.exitCode() != 0 || !process.output().contains("\"outcome\":\"Complete\"")) {
                throw new AssertionError("a quiet run was not complete: " + process.output());
            }
        }
    }

    /** How many runs were killed since the last call. */
    int killsOfThisReading() {
        int kills = killsOfThisReading;
        killsOfThisReading = 0;
        return kills;
    }

    /** Pages that were requested repeatedly, once per repetition. */
    List<String> fetchedAgain() {
        return vivenu.requests(seller).log().stream()
                .collect(
                        Collectors.groupingBy(request -> request.path() + "?" + request.query(), Collectors.counting()))
                .entrySet()
                .stream()
                .flatMap(page -> Collections.nCopies((int) (page.getValue() - 1), page.getKey()).stream())
                .toList();
    }

    private int requests() {
        return vivenu.requests(seller).total();
    }

    private JobProcess start(String kind) {
        List<String> options = new ArrayList<>(QUICK_START);
        options.add("-XX:SharedArchiveFile=" + directory.resolve("poller.jsa"));
        return JobProcess.start("poller-job", directory, options, environment(), List.of(kind));
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("DATABASE_URL", database.runtimeUrl());
        environment.put("REGION", seller);
        environment.put("VIVENU_BASE_URL", vivenu.apiUrl().toString());
        environment.put("VIVENU_API_KEY", vivenu.apiKey(seller));
        environment.put("REQUESTS_PER_MINUTE", "100000");
        environment.put("REQUESTS_PER_HOUR", "1000000");
        environment.put("SAFETY_LAG_SECONDS", Long.toString(LAG.toSeconds()));
        environment.put("OVERLAP_SECONDS", "30");
        environment.put("DATABASE_WAIT_SECONDS", "10");
        environment.put("TERMINATION_LOG", directory.resolve("termination").toString());
        return environment;
    }

    /** Some time after the process's start or after one of its requests: anywhere between its first and last instruction. */
    private void waitForTheInstant(JobProcess process, RandomGenerator chance, int before) {
        boolean early = chance.nextInt(STARTS_ONE_IN) == 0;
        int request = early ? 0 : 1 + chance.nextInt(requestsOfAWholeRun);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(2))
                .pollDelay(Duration.ZERO)
                .atMost(LONGEST_RUN)
                .until(() -> !process.isAlive() || requests() - before >= request);
        pass(Duration.ofMillis(chance.nextInt(early ? LATEST_MILLIS_AFTER_THE_START : LATEST_MILLIS_AFTER_A_REQUEST)));
    }

    static void pass(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        Awaitility.await()
                .pollInterval(Duration.ofMillis(1))
                .pollDelay(Duration.ZERO)
                .until(() -> System.nanoTime() - until >= 0);
    }

    /** The next run would wait LEASE_SECONDS for it; that is tested elsewhere, and would only take time here. */
    private void letTheLeaseEnd() {
        database.execute("UPDATE poll_lease SET expires_at = clock_timestamp() FROM region r"
                + " WHERE r.region_key = poll_lease.region_key AND r.name = '" + seller + "'");
    }
}
