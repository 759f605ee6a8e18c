package io.vivenuoperator.store.event;

import io.vivenuoperator.store.database.Columns;
import io.vivenuoperator.store.database.Planning;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the ticket types that events list, and a snapshot for each whose capacity or listing changed. */
final class EventTicketTypes {
    private static final String WRITE = """
            WITH incoming AS (
                SELECT * FROM unnest(?::integer[], ?::text[], ?::text[], ?::integer[], ?::numeric[], ?::boolean[])
                    AS i (event_key, ticket_type_id, name, capacity, price, active)
            ), before AS (
                SELECT type_key, capacity, listed FROM ticket_type WHERE event_key = ANY (?)
            ), written AS (
                INSERT INTO ticket_type AS y (event_key, ticket_type_id, name, capacity, price, active, listed)
                SELECT event_key, ticket_type_id, name, capacity, price, active, true
                FROM incoming
                ORDER BY event_key, ticket_type_id
                ON CONFLICT (event_key, ticket_type_id) DO UPDATE
                SET name = excluded.name, capacity = excluded.capacity, price = excluded.price,
                    active = excluded.active, listed = true
                WHERE (y.name, y.capacity, y.price, y.active, y.listed)
                      IS DISTINCT FROM
                      (excluded.name, excluded.capacity, excluded.price, excluded.active, true)
                RETURNING y.type_key, y.event_key, y.capacity, y.listed
            ), unlisted AS (
                UPDATE ticket_type y
                SET listed = false
                WHERE y.event_key = ANY (?) AND y.listed
                  AND NOT EXISTS (SELECT FROM incoming i
                                  WHERE i.event_key = y.event_key AND i.ticket_type_id = y.ticket_type_id)
                RETURNING y.type_key, y.event_key, y.capacity, y.listed
            ), touched AS (
                SELECT * FROM written UNION ALL SELECT * FROM unlisted
            ), changed AS (
                SELECT t.*
                FROM touched t
                LEFT JOIN before b USING (type_key)
                WHERE b.type_key IS NULL OR (b.capacity, b.listed) IS DISTINCT FROM (t.capacity, t.listed)
            ), state AS (
                INSERT INTO type_state AS s (type_key, sold, opening, changed_at)
                SELECT c.type_key, 0, 0, o.at FROM changed c, (SELECT ?::timestamptz AS at) o ORDER BY c.type_key
                ON CONFLICT (type_key) DO UPDATE SET changed_at = greatest(s.changed_at, excluded.changed_at)
                RETURNING s.type_key, s.sold, s.changed_at
            ), shot AS (
                INSERT INTO snapshot AS n (event_key, at, type_key, sold, delta, capacity, listed)
                SELECT c.event_key, s.changed_at, c.type_key, s.sold, 0, c.capacity, c.listed
                FROM changed c
                JOIN state s USING (type_key)
                ORDER BY c.event_key, s.changed_at, c.type_key
                ON CONFLICT (event_key, at, type_key) DO UPDATE
                SET capacity = excluded.capacity, listed = excluded.listed
            )
            SELECT DISTINCT event_key FROM touched
            """;

    private record Row(int eventKey, TicketTypeRecord type) {}

    private EventTicketTypes() {}

    /** Returns the keys of the events of which at least one type changed. */
    static Set<Integer> write(Connection tx, List<EventVersions.Written> events, Instant observedAt)
            throws SQLException {
        List<Row> rows = rows(events);
        Columns<Row> columns = Columns.of(tx, rows);
        try (PreparedStatement write = Planning.of(rows.size()).prepare(tx, WRITE)) {
            write.setArray(1, columns.integers(Row::eventKey));
            write.setArray(2, columns.text(row -> row.type().ticketTypeId()));
            write.setArray(3, columns.text(row -> row.type().name()));
            write.setArray(4, columns.optionalIntegers(row -> row.type().capacity()));
            write.setArray(5, columns.optionalDecimals(row -> row.type().price()));
            write.setArray(6, columns.booleans(row -> row.type().active()));
            write.setArray(7, Columns.of(tx, events).integers(EventVersions.Written::eventKey));
            write.setArray(8, Columns.of(tx, events).integers(EventVersions.Written::eventKey));
            write.setTimestamp(9, Timestamp.from(observedAt));
            try (ResultSet touched = write.executeQuery()) {
                Set<Integer> keys = new HashSet<>();
                while (touched.next()) {
                    keys.add(touched.getInt(1));
                }
                return keys;
            }
        }
    }

    /** A type id listed twice by one event counts once, as listed last. */
    private static List<Row> rows(List<EventVersions.Written> events) {
        record Id(int eventKey, String typeId) {}
        Map<Id, Row> rows = new LinkedHashMap<>();
        for (EventVersions.Written written : events) {
            for (TicketTypeRecord type : written.event().ticketTypes()) {
                rows.put(new Id(written.eventKey(), type.ticketTypeId()), new Row(written.eventKey(), type));
            }
        }
        return List.copyOf(rows.values());
    }
}
