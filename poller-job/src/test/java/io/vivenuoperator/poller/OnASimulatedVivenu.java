package io.vivenuoperator.poller;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.client.transport.Pause;
import io.vivenuoperator.simulator.Simulator;
import io.vivenuoperator.simulator.SimulatorSettings;
import io.vivenuoperator.simulator.world.Truth;
import io.vivenuoperator.store.TestDatabase;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A poller's environment, on a real PostgreSQL and with a Vivenu that the test commands; run in this process, unless a test starts one. */
abstract class OnASimulatedVivenu {

    static final String SELLER = "dach";
    static final List<String> FULL = List.of("full");
    static final List<String> INCREMENTAL = List.of("incremental");

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path directory;

    /** Ahead of the simulator's, so that a sale is always older than the end of the window. */
    final Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(5));

    Simulator vivenu;
    Map<String, String> environment;

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

    int run(List<String> arguments) {
        return run(arguments, duration -> {});
    }

    int runPausing(List<String> arguments) {
        return run(arguments, Thread::sleep);
    }

    int run(List<String> arguments, Pause pause) {
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
        assertThat(stored(SELLER)).isEqualTo(truth(vivenu.truth(SELLER)));
    }

    static Map<String, Integer> truth(Truth truth) {
        return truth.events().stream()
                .flatMap(event -> event.ticketTypes().stream()
                        .map(type -> Map.entry(event.eventId() + " " + type.ticketTypeId(), type.sold())))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What the views say, for the events that are at the vendor. */
    Map<String, Integer> stored(String region) {
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
