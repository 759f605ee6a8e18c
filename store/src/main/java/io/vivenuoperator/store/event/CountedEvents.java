package io.vivenuoperator.store.event;

import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.store.region.RegionRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Since when all tickets of an event are counted. Until then the count is not what was sold, and the views say so. Becoming
 * complete is a change of the figures, and so a snapshot.
 */
public final class CountedEvents {
    private static final String ONE = """
            WITH counted AS (
                UPDATE event e
                SET complete_since = :at
                FROM region r
                WHERE r.region_key = e.region_key AND r.name = :region AND e.event_id = :event AND e.complete_since IS NULL
                RETURNING e.event_key, e.complete_since
            ),
            """;
    // What this sync could not read is counted once a later one has read it.
    private static final String ALL_BUT_PENDING = """
            WITH first_time AS (
                UPDATE region
                SET complete_since = :at
                WHERE name = :region AND complete_since IS NULL
                RETURNING region_key, complete_since
            ), counted AS (
                UPDATE event e
                SET complete_since = r.complete_since
                FROM first_time r
                WHERE e.region_key = r.region_key AND e.complete_since IS NULL
                  AND NOT EXISTS (SELECT
                                  FROM full_run f
                                  JOIN full_run_event v USING (run_id)
                                  WHERE f.region_key = e.region_key AND v.event_id = e.event_id AND v.state <> 'Proved')
                RETURNING e.event_key, e.complete_since
            ),
            """;
    private static final String SHOT = """
            figures AS (
                SELECT c.event_key, y.type_key, greatest(s.changed_at, c.complete_since) AS at, s.sold, y.capacity, y.listed
                FROM counted c
                JOIN ticket_type y USING (event_key)
                JOIN type_state s USING (type_key)
            ), state AS (
                UPDATE type_state s SET changed_at = f.at FROM figures f WHERE f.type_key = s.type_key
            )
            INSERT INTO snapshot (event_key, at, type_key, sold, delta, capacity, listed)
            SELECT event_key, at, type_key, sold, 0, capacity, listed
            FROM figures
            ORDER BY event_key, at, type_key
            ON CONFLICT DO NOTHING
            """;

    private static final NamedStatements SQL =
            NamedStatements.of(Map.of("one", ONE + SHOT, "all-but-pending", ALL_BUT_PENDING + SHOT));

    /** All tickets of this event were read; an unknown event is ignored. False if nothing is known that was not before. */
    public boolean counted(Connection tx, String region, String eventId, Instant at) throws SQLException {
        RegionRepository.lock(tx, Set.of(region), at);
        long snapshots = SQL.in(
                tx,
                db -> db.createNamedDmlStatement("one")
                        .addParam("at", Timestamp.from(at))
                        .addParam("region", region)
                        .addParam("event", eventId)
                        .execute());
        return snapshots > 0;
    }

    /**
     * A full sync of the region has ended. After the first one, all events count as complete except those it could not
     * read; events that appear later are complete from their first ticket. Call before the sync's progress is deleted.
     *
     * @return false if nothing is known that was not before
     */
    public boolean allCounted(Connection tx, String region, Instant at) throws SQLException {
        RegionRepository.lock(tx, Set.of(region), at);
        long snapshots = SQL.in(
                tx,
                db -> db.createNamedDmlStatement("all-but-pending")
                        .addParam("at", Timestamp.from(at))
                        .addParam("region", region)
                        .execute());
        return snapshots > 0;
    }
}
