package io.vivenuoperator.poller;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.platform.httpclient.retry.Pause;
import io.vivenuoperator.poller.history.Books;
import io.vivenuoperator.simulator.Simulator;
import io.vivenuoperator.simulator.SimulatorSettings;
import io.vivenuoperator.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A poller's environment, with a real PostgreSQL and a Vivenu controlled by the test; runs in this process unless a test
 * starts one.
 */
abstract class OnASimulatedVivenu {
    static final String SELLER = "dach";
    static final List<String> FULL = List.of("full");
    static final List<String> INCREMENTAL = List.of("incremental");

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path directory;

    /** Ahead of the simulator's, so that a sale is always older than the window's end. */
    private static final Duration STAMPS_LEAD = Duration.ofMillis(1_100);

    final Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(5));

    Simulator vivenu;
    Map<String, String> environment;

    @BeforeEach
    void start() {
        vivenu = Simulator.start(SimulatorSettings.defaults().withSellers(List.of(SELLER, "italy")));
        environment = new HashMap<>(Map.of(
                "DATABASE_URL", database.runtimeUrl(),
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

    int run(List<String> arguments) {
        return run(arguments, duration -> {});
    }

    int runPausing(List<String> arguments) {
        return run(arguments, Thread::sleep);
    }

    int run(List<String> arguments, Pause pause) {
        if (arguments.contains("incremental")) {
            // The simulator's stamps may be a second ahead of its clock, and these polls have no lag to cover that.
            await().pollDelay(STAMPS_LEAD).until(() -> true);
        }
        return new PollJob(environment, clock, pause).run(arguments);
    }

    void restartWith(SimulatorSettings settings) {
        vivenu.close();
        vivenu = Simulator.start(settings);
        environment.put("VIVENU_BASE_URL", vivenu.apiUrl().toString());
    }

    int requestsAtVendor() {
        return vivenu.requests(SELLER).total();
    }

    void assertStoredIsTrue() {
        new Books(database, SELLER).assertAre(vivenu.truth(SELLER));
    }

    JsonNode report() {
        return read("termination");
    }

    JsonNode read(String file) {
        try {
            return new ObjectMapper().readTree(Files.readString(directory.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
