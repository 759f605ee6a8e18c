package io.vivenuoperator.poller.reading;

import io.vivenuoperator.store.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything stored of a region, without numeric keys and the database's own clock. */
record StoredRegion(TestDatabase database, String region) {
    private static final String ISO = "'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'";

    private static final String EVENTS = """
            SELECT e.event_id, concat_ws('|', e.name, %s, %s, %s, %s, coalesce(e.timezone, '-'), coalesce(e.url, '-'), %s)
            FROM event e JOIN region r USING (region_key) WHERE r.name = ? AND e.vendor_updated_at IS NOT NULL
            """.formatted(
            time("starts_at"), time("ends_at"), time("sell_start"), time("sell_end"), time("vendor_updated_at"));
    private static final String TYPES = """
            SELECT y.ticket_type_id,
                   concat_ws(' ', y.name, coalesce(y.capacity::text, '-'), coalesce(y.price::text, '-'), y.active::text,
                             CASE WHEN y.listed THEN 'listed' ELSE 'unlisted' END)
            FROM ticket_type y JOIN event e USING (event_key) JOIN region r USING (region_key) WHERE r.name = ?
            """;
    private static final String TICKETS = """
            SELECT t.ticket_id,
                   concat_ws('|', e.event_id, y.ticket_type_id,
                             (ARRAY['VALID', 'INVALID', 'RESERVED', 'DETAILSREQUIRED', 'BLANK'])[t.status],
                             coalesce(t.price::text, '-'), coalesce(t.currency, '-'), coalesce(t.origin::text, '-'),
                             coalesce(t.origin_ticket_id, '-'), %s, %s)
            FROM ticket t
            JOIN ticket_type y USING (type_key)
            JOIN event e USING (event_key)
            JOIN region r ON r.region_key = t.region_key
            WHERE r.name = ? AND t.gone_at IS NULL
            """.formatted(ticketTime("created_at"), ticketTime("updated_at"));
    private static final String QUARANTINE = """
            SELECT q.kind || ' ' || q.object_id, regexp_replace(q.reason, ':[^;]*(; |$)', ' ', 'g')
            FROM quarantine q JOIN region r USING (region_key)
            WHERE r.name = ? AND q.resolved_at IS NULL AND NOT starts_with(q.object_id, 'without id')
            """;

    /** Each table's complete rows. */
    private static final List<String> WHOLE = List.of(
            "SELECT 'event', e.*::text FROM (SELECT v.event_id, v.name, v.starts_at, v.ends_at, v.sell_start, v.sell_end,"
                    + " v.timezone, v.seller_id, v.url, v.day_zone, v.vendor_updated_at, v.changed_at, v.vanished_at,"
                    + " v.deleted_at FROM event v JOIN region r USING (region_key) WHERE r.name = ?) e",
            "SELECT 'type', y.*::text FROM (SELECT v.event_id, t.ticket_type_id, t.name, t.capacity, t.price, t.active,"
                    + " t.listed, s.sold, s.opening, s.changed_at FROM ticket_type t JOIN event v USING (event_key)"
                    + " JOIN region r USING (region_key) LEFT JOIN type_state s USING (type_key) WHERE r.name = ?) y",
            "SELECT 'ticket', k.*::text FROM (SELECT t.ticket_id, v.event_id, y.ticket_type_id, t.status, t.price,"
                    + " t.currency, t.origin, t.origin_ticket_id, t.created_at, t.updated_at, t.gone_at FROM ticket t JOIN ticket_type y USING (type_key)"
                    + " JOIN event v USING (event_key) JOIN region r ON r.region_key = t.region_key WHERE r.name = ?) k",
            "SELECT 'snapshot', n.*::text FROM (SELECT v.event_id, y.ticket_type_id, s.at, s.sold, s.delta, s.capacity,"
                    + " s.listed FROM snapshot s JOIN ticket_type y USING (type_key) JOIN event v ON v.event_key = s.event_key"
                    + " JOIN region r USING (region_key) WHERE r.name = ?) n",
            "SELECT 'hour', h.*::text FROM (SELECT v.event_id, s.hour, s.sold FROM event_hour s JOIN event v USING (event_key)"
                    + " JOIN region r USING (region_key) WHERE r.name = ? AND s.sold <> 0) h",
            "SELECT 'day', d.*::text FROM (SELECT v.event_id, s.day, s.sold FROM event_day s JOIN event v USING (event_key)"
                    + " JOIN region r USING (region_key) WHERE r.name = ? AND s.sold <> 0) d",
            "SELECT 'quarantine', q.*::text FROM (SELECT z.kind, z.object_id, z.reason, z.version, z.resolved_at"
                    + " FROM quarantine z JOIN region r USING (region_key) WHERE r.name = ?) q");

    private static String time(String column) {
        return "coalesce(to_char(e." + column + " AT TIME ZONE 'UTC', " + ISO + "), '-')";
    }

    private static String ticketTime(String column) {
        return "to_char(t." + column + " AT TIME ZONE 'UTC', " + ISO + ")";
    }

    Map<String, String> events() {
        return byId(EVENTS);
    }

    Map<String, String> types() {
        return byId(TYPES);
    }

    Map<String, String> tickets() {
        return byId(TICKETS);
    }

    Map<String, String> quarantine() {
        return byId(QUARANTINE);
    }

    /** Every row of every table that stores records. */
    List<String> rows() {
        return WHOLE.stream().flatMap(query -> lines(query).stream()).sorted().toList();
    }

    private Map<String, String> byId(String query) {
        Map<String, String> found = new TreeMap<>();
        read(
                query,
                row -> found.put(row.getString(1), shortTimes(row.getString(2).strip())));
        return found;
    }

    private List<String> lines(String query) {
        List<String> found = new java.util.ArrayList<>();
        read(query, row -> found.add(row.getString(1) + ' ' + row.getString(2)));
        return found;
    }

    /** In Java's notation for instants. */
    private static String shortTimes(String line) {
        return line.replaceAll("\\.000000Z", "Z").replaceAll("(\\.[0-9]{3})000Z", "$1Z");
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void read(String query, RowReader reader) {
        try (Connection connection = database.database().connection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, region);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
