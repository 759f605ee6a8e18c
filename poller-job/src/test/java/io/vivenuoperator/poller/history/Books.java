package io.vivenuoperator.poller.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.simulator.world.Truth;
import io.vivenuoperator.store.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A region's stored data, compared with the truth and with itself. */
public record Books(TestDatabase database, String region) {
    private static final String STORED = """
            SELECT c.event_id || ' ' || c.ticket_type_id, c.sold
            FROM current_sales c JOIN events e USING (region, event_id)
            WHERE region = ? AND (c.event_id = ANY (?) OR cardinality(?::text[]) = 0 AND e.status <> 'deleted')
            """;

    /** Each line is an error. */
    private static final String WRONG = """
            WITH mine AS (SELECT event_key, event_id, day_zone FROM event JOIN region r USING (region_key) WHERE r.name = ?),
                 sums AS (
                     SELECT y.event_key, y.type_key,
                            coalesce((SELECT sum(delta) FROM snapshot n
                                      WHERE n.event_key = y.event_key AND n.type_key = y.type_key), 0) AS delta,
                            (SELECT count(*) FROM ticket t
                             WHERE t.type_key = y.type_key AND t.status IN (1, 4) AND t.gone_at IS NULL) AS counted
                     FROM mine JOIN ticket_type y USING (event_key))
            SELECT 'sold ' || s.sold || ' is not opening + deltas ' || (s.opening + u.delta)
            FROM sums u JOIN type_state s USING (type_key) WHERE s.sold <> s.opening + u.delta
            UNION ALL
            SELECT 'sold ' || coalesce(s.sold, 0) || ' is not the ledger''s ' || u.counted
            FROM sums u LEFT JOIN type_state s USING (type_key) WHERE coalesce(s.sold, 0) <> u.counted
            UNION ALL
            SELECT 'the last snapshot of type ' || y.ticket_type_id || ' is not what is stored now'
            FROM mine
            JOIN ticket_type y USING (event_key)
            JOIN type_state s USING (type_key)
            LEFT JOIN LATERAL (
                SELECT n.at, n.sold, n.capacity, n.listed
                FROM snapshot n
                WHERE n.event_key = y.event_key AND n.type_key = y.type_key
                ORDER BY n.at DESC
                LIMIT 1
            ) n ON true
            WHERE (n.at, n.sold, n.capacity, n.listed) IS DISTINCT FROM (s.changed_at, s.sold, y.capacity, y.listed)
            UNION ALL
            SELECT 'hour ' || hour || ': ' || coalesce(h.sold, 0) || ' is not ' || coalesce(raw.sold, 0)
            FROM (SELECT event_key, date_bin('1 hour', at, 'epoch') AS hour, sum(delta) AS sold
                  FROM snapshot JOIN mine USING (event_key) GROUP BY 1, 2) raw
            FULL JOIN (SELECT h.* FROM event_hour h JOIN mine USING (event_key)) h USING (event_key, hour)
            WHERE coalesce(raw.sold, 0) <> coalesce(h.sold, 0)
            UNION ALL
            SELECT 'day ' || day || ': ' || coalesce(d.sold, 0) || ' is not ' || coalesce(raw.sold, 0)
            FROM (SELECT event_key, (at AT TIME ZONE day_zone)::date AS day, sum(delta) AS sold
                  FROM snapshot JOIN mine USING (event_key) GROUP BY 1, 2) raw
            FULL JOIN (SELECT d.* FROM event_day d JOIN mine USING (event_key)) d USING (event_key, day)
            WHERE coalesce(raw.sold, 0) <> coalesce(d.sold, 0)
            UNION ALL
            SELECT 'type ' || y.ticket_type_id || ': placed and unplaced are not its opening balance ' || coalesce(s.opening, 0)
            FROM mine
            JOIN ticket_type y USING (event_key)
            LEFT JOIN type_state s USING (type_key)
            LEFT JOIN (SELECT event_id, ticket_type_id, sum(sold) AS sold, bool_or(sold < 0 OR sold_at_most < sold) AS absurd
                       FROM reconstructed_hourly WHERE region = ? GROUP BY 1, 2) b USING (event_id, ticket_type_id)
            WHERE coalesce(b.sold, 0) <> coalesce(s.opening, 0) OR b.absurd
            UNION ALL
            SELECT 'hours of ' || event_id || ' from before we watched and since are not what is sold'
            FROM (SELECT event_id, sum(sold) AS sold FROM hourly_history WHERE region = ? GROUP BY event_id) h
            FULL JOIN (SELECT event_id, sum(t.sold) AS sold
                       FROM mine JOIN ticket_type USING (event_key) JOIN type_state t USING (type_key) GROUP BY event_id) n
                USING (event_id)
            WHERE coalesce(h.sold, 0) <> coalesce(n.sold, 0)
            UNION ALL
            SELECT 'a reading is left' FROM full_run JOIN region r USING (region_key) WHERE r.name = ?
            UNION ALL
            SELECT 'sightings are left' FROM poll_sighting JOIN poll_run USING (run_id) JOIN region r USING (region_key)
            WHERE r.name = ?
            """;

    /** No cursor is ahead of the vendor's clock. */
    void assertReadUntilIsNotAfter(Instant vendorsNow) {
        assertThat(database.number("SELECT count(*) FROM sync_cursors WHERE region = '" + region
                        + "' AND read_until > '" + vendorsNow + "'"))
                .as("cursors ahead of %s", vendorsNow)
                .isZero();
    }

    /** The vendor's events and types, with the sold count of each; others may be stored, too. */
    public void assertHold(Truth truth) {
        Set<String> ids = Stream.concat(
                        Stream.of("none"), truth.events().stream().map(Truth.OfEvent::eventId))
                .collect(Collectors.toSet());
        assertNoDifference(sold(truth), rows(STORED, query -> ofEvents(query, ids)));
    }

    /** What is gone at the vendor is marked as gone here. */
    void assertSold(Truth truth) {
        assertNoDifference(sold(truth), rows(STORED, query -> ofEvents(query, Set.of())));
    }

    /** Events of which no poll has read anything: their names came with no delivery. */
    boolean hasEventsThatOnlyMailNamed() {
        return database.number("SELECT count(*) FROM current_sales JOIN events USING (region, event_id)"
                        + " WHERE region = '" + region
                        + "' AND current_sales.event_name IS NULL AND status <> 'deleted'")
                > 0;
    }

    /** A full sync that another run began and could not finish. */
    public boolean hasOpenReading() {
        return database.number("SELECT count(*) FROM full_run JOIN region r USING (region_key) WHERE r.name = '"
                        + region + "'")
                > 0;
    }

    /** Every column of every view, and no additional rows: what is gone at the vendor is gone here. */
    public void assertAre(Truth truth) {
        var rows = new TrueRows(truth, region, Instant.now());
        assertShown(rows.currentSales(), "SELECT * FROM current_sales");
        assertShown(rows.events(), "SELECT * FROM events");
        assertShown(rows.ticketTypes(), "SELECT * FROM ticket_types");
        assertShown(
                rows.lastTypeSnapshots(),
                "SELECT DISTINCT ON (region, event_id, ticket_type_id) * FROM ticket_type_snapshots"
                        + " ORDER BY region, event_id, ticket_type_id, snapshot_time DESC");
        assertShown(
                rows.lastEventSnapshots(),
                "SELECT DISTINCT ON (region, event_id) * FROM event_snapshots"
                        + " ORDER BY region, event_id, snapshot_time DESC");
        assertShown(rows.lastSales(), "SELECT * FROM sales_at('infinity')");
    }

    private void assertShown(Map<String, Shown> truth, String query) {
        String ofSeller = "SELECT q.* FROM (" + query + ") q JOIN (SELECT region, event_id FROM events"
                + " WHERE region = ? AND status <> 'deleted') there USING (region, event_id)";
        Map<String, String> shown = new TreeMap<>();
        read(ofSeller, statement -> statement.setString(1, region), row -> {
            Shown one = Shown.of(row);
            shown.put(one.key(), one.columns().toString());
        });
        Map<String, String> expected = new TreeMap<>();
        truth.forEach((key, row) -> expected.put(key, row.columns().toString()));
        assertNoDifference(expected, shown);
    }

    /** Figures, ledger, snapshots and roll-ups agree, and no full sync is unfinished. */
    public void assertConsistent() {
        assertThat(rows(WRONG, query -> {
                    query.setString(1, region);
                    query.setString(2, region);
                    query.setString(3, region);
                    query.setString(4, region);
                    query.setString(5, region);
                }))
                .isEmpty();
    }

    /** What was sold before we watched, hour by hour, and what can't be placed. */
    List<String> reconstructed() {
        List<String> rows = new ArrayList<>();
        read(
                "SELECT b::text FROM reconstructed_hourly b WHERE region = ? ORDER BY 1",
                query -> query.setString(1, region),
                row -> rows.add(row.getString(1)));
        return rows;
    }

    private static void assertNoDifference(Map<String, String> truth, Map<String, String> stored) {
        Set<String> keys = new TreeSet<>(truth.keySet());
        keys.addAll(stored.keySet());
        assertThat(keys.stream()
                        .filter(key -> !Objects.equals(truth.get(key), stored.get(key)))
                        .map(key -> key + ": truth " + truth.get(key) + ", stored " + stored.get(key)))
                .isEmpty();
    }

    private static Map<String, String> sold(Truth truth) {
        return byType(truth, type -> String.valueOf(type.sold()));
    }

    private static Map<String, String> byType(Truth truth, Function<Truth.OfType, String> figure) {
        Map<String, String> figures = new TreeMap<>();
        truth.events()
                .forEach(event -> event.ticketTypes()
                        .forEach(type -> figures.put(event.eventId() + " " + type.ticketTypeId(), figure.apply(type))));
        return figures;
    }

    private void ofEvents(PreparedStatement query, Set<String> ids) throws SQLException {
        query.setString(1, region);
        query.setArray(2, query.getConnection().createArrayOf("text", ids.toArray()));
        query.setArray(3, query.getConnection().createArrayOf("text", ids.toArray()));
    }

    private interface Parameters {
        void set(PreparedStatement query) throws SQLException;
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    /** Maps the first column to the last. */
    private Map<String, String> rows(String sql, Parameters parameters) {
        Map<String, String> found = new TreeMap<>();
        read(
                sql,
                parameters,
                row -> found.put(
                        row.getString(1), row.getString(row.getMetaData().getColumnCount())));
        return found;
    }

    private void read(String sql, Parameters parameters, Reader reader) {
        try (Connection connection = database.database().connection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            parameters.set(query);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
