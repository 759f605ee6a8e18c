package io.vivenuoperator.poller;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.client.transport.ApiKey;
import io.vivenuoperator.poller.deadline.Deadline;
import io.vivenuoperator.poller.postgres.SharedBudget;
import io.vivenuoperator.simulator.Simulator;
import io.vivenuoperator.simulator.SimulatorSettings;
import io.vivenuoperator.simulator.fault.Faults;
import io.vivenuoperator.simulator.world.Truth;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.budget.RequestBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PollJobIT {

    private static final String SELLER = "dach";
    private static final List<String> FULL = List.of("full");
    private static final List<String> INCREMENTAL = List.of("incremental");

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path directory;

    /** Ahead of the simulator's, so that a sale is always older than the end of the window. */
    private final Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(5));

    private Simulator vivenu;
    private Map<String, String> environment;

    @BeforeEach
    void start() {
        vivenu = Simulator.start(SimulatorSettings.defaults().withSellers(List.of(SELLER, "italy")));
        environment = new HashMap<>(Map.of(
                "DATABASE_URL", database.url(),
                "REGION", SELLER,
                "VIVENU_BASE_URL", vivenu.apiUrl().toString(),
                "VIVENU_API_KEY", vivenu.apiKey(SELLER),
                "SAFETY_LAG_SECONDS", "0",
                "DATABASE_WAIT_SECONDS", "0",
                "TERMINATION_LOG", directory.resolve("termination").toString()));
    }

    @AfterEach
    void stop() {
        vivenu.close();
    }

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
    void incrementalFindsSalesWhoseWebhooksWereLost() {
        run(FULL);
        vivenu.sell(SELLER, 50);
        vivenu.invalidate(SELLER, 7);

        int code = run(INCREMENTAL);

        assertThat(code).isZero();
        assertStoredIsTrue();
    }

    @Test
    void incrementalStoresAnEditedEvent() {
        run(FULL);
        String eventId = vivenu.truth(SELLER).events().getFirst().eventId();
        vivenu.editEvent(SELLER, eventId);

        run(INCREMENTAL);

        assertThat(database.text("SELECT event_name FROM events WHERE event_id = '" + eventId + "'"))
                .isEqualTo(vivenu.truth(SELLER).events().getFirst().name());
    }

    @Test
    void readingTheSameTwiceCountsItOnce() {
        run(FULL);
        vivenu.sell(SELLER, 20);
        run(INCREMENTAL);

        run(INCREMENTAL);

        assertStoredIsTrue();
    }

    @Test
    void theFirstIncrementalReadsEverything() {
        run(INCREMENTAL);

        assertThat(report().path("kind").asText()).isEqualTo("Incremental");
        assertStoredIsTrue();
    }

    @Test
    void aQuietIncrementalIsCheap() {
        run(FULL);
        vivenu.clearRequests();
        environment.put("OVERLAP_SECONDS", "0");

        run(INCREMENTAL);

        assertThat(requestsAtVendor()).isLessThanOrEqualTo(2);
    }

    @Test
    void incrementalMovesTheCursors() {
        run(FULL);
        String before = database.text("SELECT min(read_until) FROM sync_cursors");

        run(INCREMENTAL);

        assertThat(database.text("SELECT min(read_until) FROM sync_cursors")).isGreaterThan(before);
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
        assertThat(report().path("message").asText()).contains("unexpected shape");
    }

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
        try (PollProcess _ = PollProcess.start(directory, environment, "full")) {
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
        SharedBudget budget = new SharedBudget(
                new RequestBudget(database.database()),
                new ApiKey("key"),
                10,
                1000,
                duration -> {
                    waits.add(duration);
                    throw new InterruptedException("no time in a test");
                },
                new Deadline(clock, Optional.empty()));
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

        assertThat(stored("tickets/italy")).isEqualTo(truth(vivenu.truth("italy")));
        assertStoredIsTrue();
    }

    private int run(List<String> arguments) {
        return new PollJob(environment, clock, duration -> {}).run(arguments);
    }

    private int runPausing(List<String> arguments) {
        return new PollJob(environment, clock, Thread::sleep).run(arguments);
    }

    private void restartWith(SimulatorSettings settings) {
        vivenu.close();
        vivenu = Simulator.start(settings);
        environment.put("VIVENU_BASE_URL", vivenu.apiUrl().toString());
    }

    private int requestsAtVendor() {
        return vivenu.requests(SELLER).total();
    }

    private void assertStoredIsTrue() {
        assertThat(stored(SELLER)).isEqualTo(truth(vivenu.truth(SELLER)));
    }

    private static Map<String, Integer> truth(Truth truth) {
        return truth.events().stream()
                .flatMap(event -> event.ticketTypes().stream()
                        .map(type -> Map.entry(event.eventId() + " " + type.ticketTypeId(), type.sold())))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What the views say, for the events that are at the vendor. */
    private Map<String, Integer> stored(String region) {
        String sql = """
                SELECT c.event_id || ' ' || c.ticket_type_id, c.sold
                FROM current_sales c JOIN events e USING (region, event_id)
                WHERE region = ? AND e.status <> 'deleted'
                """;
        try (Connection connection = database.database().connection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, region);
            Map<String, Integer> sold = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    sold.put(rows.getString(1), rows.getInt(2));
                }
            }
            return sold;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode report() {
        return read("termination");
    }

    private JsonNode read(String file) {
        try {
            return new ObjectMapper().readTree(Files.readString(directory.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
