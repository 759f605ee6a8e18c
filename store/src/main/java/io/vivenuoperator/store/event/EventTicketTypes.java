package io.vivenuoperator.store.event;

import io.vivenuoperator.platform.database.BatchColumns;
import io.vivenuoperator.platform.database.PipelinedStatement;
import io.vivenuoperator.platform.database.PlanMode;
import io.vivenuoperator.platform.database.StatementParameters;
import io.vivenuoperator.store.region.RegionKeys;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the ticket types that events list, and a snapshot for each whose capacity or listing changed. */
final class EventTicketTypes {
    private static final String WRITE = """
            WITH shown AS MATERIALIZED (
                SELECT i.position, i.lists_all, e.event_key
                FROM unnest(?::integer[], ?::text[], ?::timestamptz[], ?::boolean[])
                    WITH ORDINALITY AS i (region_key, event_id, updated_at, lists_all, position)
                CROSS JOIN LATERAL (
                    SELECT v.event_key
                    FROM event v
                    WHERE v.region_key = i.region_key AND v.event_id = i.event_id
                      AND v.vendor_updated_at = i.updated_at
                    OFFSET 0
                ) e
            ), incoming AS (
                SELECT s.event_key, i.ticket_type_id, i.name, i.capacity, i.price, i.active
                FROM unnest(?::integer[], ?::text[], ?::text[], ?::integer[], ?::numeric[], ?::boolean[])
                    AS i (position, ticket_type_id, name, capacity, price, active)
                JOIN shown s USING (position)
            ), before AS (
                SELECT s.event_key, s.lists_all, y.*
                FROM shown s
                CROSS JOIN LATERAL (
                    SELECT t.ctid AS place, t.type_key, t.ticket_type_id, t.capacity, t.listed
                    FROM ticket_type t
                    WHERE t.event_key = s.event_key
                    OFFSET 0
                ) y
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
                WHERE y.ctid = ANY (ARRAY(
                    SELECT b.place
                    FROM before b
                    WHERE b.listed AND b.lists_all
                      AND NOT EXISTS (SELECT FROM incoming i
                                      WHERE i.event_key = b.event_key AND i.ticket_type_id = b.ticket_type_id)
                ))
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

    private record Row(int position, TicketTypeRecord type) {}

    private EventTicketTypes() {}

    /**
     * Applies to events whose version is the stored one when the statement runs; the others were older. Returns the keys of
     * the events with at least one changed type.
     */
    static PipelinedStatement<Set<Integer>> writing(
            Connection tx, List<EventRecord> events, RegionKeys regions, Instant observedAt) {
        List<Row> rows = rows(events);
        return new PipelinedStatement<>(
                WRITE,
                PlanMode.of(Math.max(events.size(), rows.size())),
                parameters -> set(parameters, tx, events, regions, rows, observedAt),
                EventTicketTypes::keys);
    }

    private static void set(
            StatementParameters parameters,
            Connection tx,
            List<EventRecord> events,
            RegionKeys regions,
            List<Row> rows,
            Instant observedAt)
            throws SQLException {
        BatchColumns<EventRecord> shown = BatchColumns.of(tx, events);
        BatchColumns<Row> types = BatchColumns.of(tx, rows);
        parameters
                .array(shown.integers(event -> regions.of(event.region())))
                .array(shown.text(EventRecord::eventId))
                .array(shown.instants(EventRecord::updatedAt))
                .array(shown.booleans(EventRecord::listsAllTypes))
                .array(types.integers(Row::position))
                .array(types.text(row -> row.type().ticketTypeId()))
                .array(types.text(row -> row.type().name()))
                .array(types.optionalIntegers(row -> row.type().capacity()))
                .array(types.optionalDecimals(row -> row.type().price()))
                .array(types.booleans(row -> row.type().active()))
                .instant(observedAt);
    }

    private static Set<Integer> keys(ResultSet touched) throws SQLException {
        Set<Integer> keys = new HashSet<>();
        while (touched.next()) {
            keys.add(touched.getInt(1));
        }
        return keys;
    }

    /** A type listed twice by one event counts once, as listed last. */
    private static List<Row> rows(List<EventRecord> events) {
        record Id(int position, String typeId) {}
        Map<Id, Row> rows = new LinkedHashMap<>();
        for (int i = 0; i < events.size(); i++) {
            for (TicketTypeRecord type : events.get(i).ticketTypes()) {
                rows.put(new Id(i + 1, type.ticketTypeId()), new Row(i + 1, type));
            }
        }
        return List.copyOf(rows.values());
    }
}
