package io.vivenuoperator.poller.history;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.poller.report.Kind;
import io.vivenuoperator.simulator.Simulator;
import io.vivenuoperator.simulator.SimulatorSettings;
import io.vivenuoperator.simulator.world.Truth;
import io.vivenuoperator.store.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whatever happened: after quiet runs the tables are the truth. {@code -Dhistories=10000} runs more of them,
 * {@code -Dfirst.history=17 -Dhistories=1} one again.
 */
class HistoriesIT {

    private static final int HISTORIES = Integer.getInteger("histories", 40);
    private static final int FIRST = Integer.getInteger("first.history", 0);
    /** Starting a simulator takes longer than a history. */
    private static final int SELLERS = 25;

    private static final int DEAREST_QUIET_RUN = 10;

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @Test
    void afterTheLastQuietRunsTheTablesAreTheTruth() {
        long steps = 0;
        for (int first = FIRST; first < FIRST + HISTORIES; first = (first / SELLERS + 1) * SELLERS) {
            MovableClock time = new MovableClock();
            try (Simulator vivenu = Simulator.start(settings(first / SELLERS), time)) {
                int end = Math.min((first / SELLERS + 1) * SELLERS, FIRST + HISTORIES);
                for (int number = first; number < end; number++) {
                    steps += live(number, vivenu, time);
                }
            }
        }
        assertThat(steps).isPositive();
        System.out.println(HISTORIES + " histories, " + steps + " steps");
    }

    private int live(int number, Simulator vivenu, MovableClock time) {
        Random chance = new Random(number);
        String seller = "s" + number % SELLERS;
        String region = "h" + number;
        Clock ours = Clock.offset(time, Duration.ofSeconds(chance.nextInt(-300, 301)));
        History history = new History(chance, vivenu, seller, new Poller(database, vivenu, seller, region, ours), time);
        try {
            history.happen();
            history.pollQuietly(Kind.INCREMENTAL);
            assertThat(stored(region, ids(vivenu.truth(seller))))
                    .as("after the incremental run")
                    .isEqualTo(truth(vivenu.truth(seller)));
            assertThat(history.pollQuietly(Kind.FULL)).isEmpty();
            assertThat(stored(region, Set.of())).as("after the full run").isEqualTo(truth(vivenu.truth(seller)));
            assertNothingIsLeft(region);
            vivenu.clearRequests();
            history.pollQuietly(Kind.INCREMENTAL);
            assertThat(vivenu.requests(seller).total())
                    .as("requests of a quiet run")
                    .isLessThanOrEqualTo(DEAREST_QUIET_RUN);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "history " + number + " (again: -Dfirst.history=" + number + " -Dhistories=1): " + history.told(),
                    e);
        }
        return history.told().size();
    }

    private void assertNothingIsLeft(String region) {
        String ofRegion = " JOIN region r USING (region_key) WHERE r.name = '" + region + "'";
        assertThat(database.number("SELECT count(*) FROM full_run" + ofRegion)).isZero();
        assertThat(database.number("SELECT count(*) FROM poll_sighting JOIN poll_run USING (run_id)" + ofRegion))
                .isZero();
        assertThat(database.number("SELECT count(*) FROM current_sales c WHERE region = '" + region
                        + "' AND sold <> opening + (SELECT coalesce(sum(delta), 0) FROM ticket_type_snapshots s"
                        + " WHERE s.region = c.region AND s.event_id = c.event_id"
                        + " AND s.ticket_type_id = c.ticket_type_id)"))
                .isZero();
    }

    private static SimulatorSettings settings(int seed) {
        return SimulatorSettings.defaults()
                .withSellers(IntStream.range(0, SELLERS).mapToObj(i -> "s" + i).toList())
                .withSeed(seed)
                .withEventsPerSeller(3)
                .withTicketsPerEvent(5);
    }

    /** Never empty, which would stand for all events. */
    private static Set<String> ids(Truth truth) {
        return Stream.concat(Stream.of("none"), truth.events().stream().map(Truth.OfEvent::eventId))
                .collect(Collectors.toSet());
    }

    private static Map<String, Integer> truth(Truth truth) {
        return truth.events().stream()
                .flatMap(event -> event.ticketTypes().stream()
                        .map(type -> Map.entry(event.eventId() + " " + type.ticketTypeId(), type.sold())))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    /** What the views say of these events, or, without any, of all that are not deleted. */
    private Map<String, Integer> stored(String region, Set<String> eventIds) {
        String sql = """
                SELECT c.event_id || ' ' || c.ticket_type_id, c.sold
                FROM current_sales c JOIN events e USING (region, event_id)
                WHERE region = ? AND (c.event_id = ANY (?) OR cardinality(?::text[]) = 0 AND e.status <> 'deleted')
                """;
        try (Connection connection = database.database().connection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, region);
            query.setArray(2, connection.createArrayOf("text", eventIds.toArray()));
            query.setArray(3, connection.createArrayOf("text", eventIds.toArray()));
            Map<String, Integer> sold = new TreeMap<>();
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
}
