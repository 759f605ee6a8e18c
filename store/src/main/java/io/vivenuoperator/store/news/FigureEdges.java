package io.vivenuoperator.store.news;

import io.vivenuoperator.platform.database.BatchColumns;
import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.PipelinedStatement;
import io.vivenuoperator.platform.database.PlanMode;
import io.vivenuoperator.store.region.RegionKeys;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out whether figures have passed a level since it was last told, and notes that it is told now. What is not known, a
 * capacity or a count, has no level and leaves what was told as it is. A level that rises is told at once; one that falls,
 * only two minutes after the last change, so that an event which goes to and fro is told of once in that time. What falls
 * sooner is due later.
 */
final class FigureEdges {
    /** The caller holds the locks of the events' regions, so that neither figures nor what was told change meanwhile. */
    private static final String NOTICE = """
            WITH asked AS (
                SELECT ?::timestamptz AS now
            ), touched AS MATERIALIZED (
                SELECT unnest(?::integer[]) AS event_key
                UNION
                SELECT e.event_key
                FROM unnest(?::integer[], ?::text[]) AS i (region_key, event_id)
                CROSS JOIN LATERAL (
                    SELECT v.event_key FROM event v WHERE v.region_key = i.region_key AND v.event_id = i.event_id OFFSET 0
                ) e
            ), types AS MATERIALIZED (
                SELECT t.event_key, y.type_key, y.capacity, y.listed, coalesce(s.sold, 0) AS sold
                FROM touched t
                CROSS JOIN LATERAL (
                    SELECT v.event_key
                    FROM event v
                    WHERE v.event_key = t.event_key AND v.complete_since IS NOT NULL
                      AND v.deleted_at IS NULL AND v.vanished_at IS NULL
                    OFFSET 0
                ) e
                CROSS JOIN LATERAL (
                    SELECT k.type_key, k.capacity, k.listed FROM ticket_type k WHERE k.event_key = e.event_key OFFSET 0
                ) y
                LEFT JOIN LATERAL (
                    SELECT z.sold FROM type_state z WHERE z.type_key = y.type_key OFFSET 0
                ) s ON true
            ), levels AS (
                SELECT 'ticket_type' AS kind, type_key AS key, event_key, capacity::bigint AS capacity,
                       sold::bigint AS sold, CASE WHEN sold >= capacity THEN 100 ELSE 0 END AS level
                FROM types
                WHERE listed AND capacity > 0
                UNION ALL
                SELECT 'event', event_key, event_key, capacity, sold,
                       CASE
                           WHEN sold >= capacity THEN 100
                           WHEN 100 * sold >= 95 * capacity THEN 95
                           WHEN 100 * sold >= 90 * capacity THEN 90
                           WHEN 100 * sold >= 80 * capacity THEN 80
                           WHEN 100 * sold >= 50 * capacity THEN 50
                           ELSE 0
                       END
                FROM (
                    SELECT event_key, sum(sold) AS sold,
                           CASE
                               WHEN NOT bool_or(listed AND capacity IS NULL) THEN sum(capacity) FILTER (WHERE listed)
                           END AS capacity
                    FROM types
                    GROUP BY event_key
                ) e
                WHERE capacity > 0
            ), looked AS MATERIALIZED (
                SELECT l.*, a.now, coalesce(o.state, '0')::integer AS before, o.at AS told_at, o.due,
                       coalesce(l.level < o.state::integer AND a.now < o.at + interval '2 minutes', false) AS held
                FROM levels l
                CROSS JOIN asked a
                LEFT JOIN LATERAL (
                    SELECT k.state, k.at, k.due FROM told k WHERE k.kind = l.kind AND k.key = l.key OFFSET 0
                ) o ON true
            ), noted AS (
                INSERT INTO told (kind, key, state, at, due)
                SELECT kind, key, (CASE WHEN held THEN before ELSE level END)::text,
                       CASE WHEN held OR level = before THEN told_at ELSE now END,
                       CASE WHEN held THEN told_at + interval '2 minutes' END
                FROM looked
                WHERE level <> before OR due IS NOT NULL
                ORDER BY kind, key
                ON CONFLICT (kind, key) DO UPDATE
                SET state = excluded.state, at = excluded.at, due = excluded.due
            )
            SELECT event_key, CASE WHEN kind = 'ticket_type' THEN key END AS type_key, before, level, capacity, sold
            FROM looked
            WHERE level <> before AND NOT held
            ORDER BY kind DESC, key
            """;

    private static final NamedStatements SQL = NamedStatements.of(FigureEdges.class);

    private FigureEdges() {}

    /**
     * For a pipeline, after the statements that change figures.
     *
     * @param planning later than what changes the figures, if that is planned for its batch
     */
    static PipelinedStatement<List<FigureEdge>> noticing(
            Connection tx, FiguresTouched touched, RegionKeys regions, PlanMode planning, Instant now) {
        BatchColumns<EventPlace> events = BatchColumns.of(tx, touched.events());
        BatchColumns<Integer> keys = BatchColumns.of(tx, touched.eventKeys());
        return new PipelinedStatement<>(
                NOTICE,
                planning,
                parameters -> parameters
                        .instant(now)
                        .array(keys.integers(key -> key))
                        .array(events.integers(event -> regions.of(event.region())))
                        .array(events.text(EventPlace::eventId)),
                FigureEdges::edges);
    }

    /** The keys of a region's events. */
    static List<Integer> eventsOf(Connection tx, String region) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("events-of")
                        .addParam("region", region)
                        .execute()
                        .map(row -> row.column("event_key").getInt())
                        .toList());
    }

    private static List<FigureEdge> edges(ResultSet rows) throws SQLException {
        List<FigureEdge> edges = new ArrayList<>();
        while (rows.next()) {
            int type = rows.getInt("type_key");
            Optional<Integer> typeKey = rows.wasNull() ? Optional.empty() : Optional.of(type);
            edges.add(new FigureEdge(
                    rows.getInt("event_key"),
                    typeKey,
                    rows.getInt("before"),
                    rows.getInt("level"),
                    rows.getLong("capacity"),
                    rows.getLong("sold")));
        }
        return edges;
    }
}
