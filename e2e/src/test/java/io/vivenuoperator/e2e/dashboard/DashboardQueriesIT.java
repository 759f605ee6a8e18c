package io.vivenuoperator.e2e.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.schema.ProgramRoles;
import io.vivenuoperator.store.schema.ReaderRole;
import io.vivenuoperator.store.schema.SchemaMigration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each query of the dashboards runs as the role that docs/dashboards.md makes, and shows what it says. */
class DashboardQueriesIT {
    private static final Path PAGE = Path.of(System.getProperty("repository")).resolve("docs/dashboards.md");

    /** Three sold two hours ago, which polls vouch for from four hours ago to 61 minutes ago; five of 100 in all. */
    private static final String SALES = """
            INSERT INTO region (name, watched_since, complete_since) VALUES
                ('dach', $now - interval '4 hours', $now - interval '4 hours'), ('usa', $now, NULL);
            INSERT INTO event (region_key, event_id, name, starts_at, ends_at, sell_start, sell_end, changed_at, complete_since)
            SELECT region_key, 'e1', 'Berlin', now() + interval '30 days', now() + interval '31 days', $now - interval '2 days',
                   now() + interval '29 days', $now, complete_since FROM region;
            INSERT INTO event (region_key, event_id, name, starts_at, sell_start, changed_at)
            SELECT region_key, 'e2', 'Hamburg', now() + interval '90 days', now() + interval '7 days', $now FROM region;
            INSERT INTO ticket_type (event_key, ticket_type_id, name, capacity, active, listed)
            SELECT event_key, 'a', 'Men', 100, true, true FROM event WHERE event_id = 'e1';
            INSERT INTO type_state (type_key, sold, opening, changed_at)
            SELECT type_key, 5, 2, $now - interval '110 minutes' FROM ticket_type;
            INSERT INTO snapshot (event_key, at, type_key, sold, delta, capacity, listed)
            SELECT event_key, $now - interval '4 hours', type_key, 2, 0, 100, true FROM ticket_type
            UNION ALL
            SELECT event_key, $now - interval '110 minutes', type_key, 5, 3, 100, true FROM ticket_type;
            INSERT INTO poll_coverage (region_key, from_at, to_at, polls)
            SELECT region_key, $now - interval '4 hours', $now - interval '61 minutes', 9 FROM region;
            """;

    private static EmbeddedPostgres server;
    private static Instant hour;

    @BeforeAll
    static void aDatabaseWithSalesAndGrafanasRole() throws IOException, SQLException {
        hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        SchemaMigration.migrate(
                DatabaseUrl.parse("postgresql://postgres@127.0.0.1:" + server.getPort() + "/postgres"),
                new ProgramRoles(
                        Optional.empty(), Optional.of(new ReaderRole("vivenu_reader", Optional.of("secret")))));
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(SALES.replace("$now", "TIMESTAMPTZ '" + hour + "'"));
            statement.execute(roleOfThePage());
        }
    }

    @AfterAll
    static void close() throws IOException {
        server.close();
    }

    private static String roleOfThePage() throws IOException {
        var block = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private static Connection grafana() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres", "grafana", "");
    }

    static Stream<Arguments> queries() {
        return Dashboard.all().stream().flatMap(dashboard -> dashboard.sql().map(sql -> Arguments.of(dashboard, sql)));
    }

    private static List<List<String>> rows(String sql) throws SQLException {
        try (var connection = grafana();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<List<String>>();
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(rows.getString(column)));
                }
                found.add(row);
            }
            return found;
        }
    }

    private static GrafanaSql of(String region, Duration past) {
        return new GrafanaSql(hour.minus(past), hour.plusSeconds(60), region, "'e1'", "usa e1,dach e1");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void itRuns(Dashboard dashboard, String sql) throws SQLException {
        // given
        var region = dashboard.toString().equals("event.json") ? "'dach'" : "'dach','usa'";

        // when
        var filledIn = of(region, Duration.ofHours(6)).filledIn(sql);

        // then
        assertThat(filledIn).doesNotContain("$");
        assertThat(rows(filledIn)).as(filledIn).isNotEmpty();
    }

    /** Nobody is chosen to compare with, and a range that is shorter than an interval. */
    @ParameterizedTest
    @MethodSource("queries")
    void itRunsWithTheLeast(Dashboard dashboard, String sql) throws SQLException {
        var least = new GrafanaSql(hour.minusSeconds(1), hour, "'nowhere'", "''", "");

        assertThat(rows(least.filledIn(sql))).hasSizeLessThan(10);
    }

    /** Grafana takes the columns by their types. */
    @Test
    void aGapIsWhatNobodySaw() throws SQLException {
        // given
        var sql = panel("event.json", "Sold per interval");

        // when
        var sold = rows(of("'dach'", Duration.ofHours(6)).filledIn(sql)).stream()
                .map(List::getLast)
                .toList();

        // then: six hours ago nobody watched; then three hours that were seen, and one that was not
        assertThat(sold).isEqualTo(Arrays.asList("null", "null", "0", "0", "3", "null"));
    }

    @Test
    void figuresAreThoseOfTheTables() throws SQLException {
        assertThat(rows(of("'dach'", Duration.ofHours(6)).filledIn(panel("event.json", "Sold"))))
                .isEqualTo(List.of(List.of("5")));
        assertThat(rows(of("'dach'", Duration.ofHours(6)).filledIn(panel("event.json", "Available"))))
                .isEqualTo(List.of(List.of("95")));
        // What is not counted yet in one region makes the sum of both unknown.
        assertThat(rows(of("'dach','usa'", Duration.ofHours(6)).filledIn(panel("sales.json", "Available"))))
                .isEqualTo(List.of(List.of("null")));
    }

    @Test
    void theRoleMayReadNothingElse() {
        assertThatThrownBy(() -> rows("SELECT * FROM event"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> rows("CREATE TEMPORARY TABLE mine (a integer)"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("read-only");
    }

    private static String panel(String file, String title) {
        return Dashboard.all().stream()
                .filter(dashboard -> dashboard.toString().equals(file))
                .flatMap(Dashboard::panels)
                .filter(panel -> Dashboard.text(panel, "title").equals(title))
                .map(panel -> panel.at("/targets/0/rawSql").asText())
                .findFirst()
                .orElseThrow();
    }
}
