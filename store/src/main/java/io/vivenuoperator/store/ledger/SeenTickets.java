package io.vivenuoperator.store.ledger;

import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.store.region.RegionRepository;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/**
 * Finds the tickets that are in the ledger but gone from Vivenu. A full run records in the database what it has seen, page
 * by page, so that memory does not grow with the tickets and a run can be resumed.
 */
public final class SeenTickets {
    private static final String NOTE = """
            INSERT INTO poll_sighting (run_id, ticket_id)
            SELECT DISTINCT ?::bigint, t FROM unnest(?::text[]) AS t
            ON CONFLICT DO NOTHING
            """;
    // Each ticket is looked up by its key, independent of statistics: none exist yet for the rows that
    // this run inserted, and a plan for zero rows would compare every ticket with every row.
    private static final String MARK_GONE = """
            WITH missing AS MATERIALIZED (
                SELECT t.ctid, t.type_key, y.event_key, t.status IN (1, 4) AS sold
                FROM event e
                JOIN poll_run p ON p.run_id = ?
                JOIN ticket_type y USING (event_key)
                CROSS JOIN LATERAL (
                    SELECT k.ctid, k.type_key, k.ticket_id, k.status
                    FROM ticket k
                    WHERE k.type_key = y.type_key AND k.gone_at IS NULL AND k.recorded_at < p.registered_at
                    OFFSET 0
                ) t
                WHERE e.region_key = ? AND e.event_id = ?
                  AND (SELECT s.run_id FROM poll_sighting s
                       WHERE s.run_id = p.run_id AND s.ticket_id = t.ticket_id) IS NULL
            ), gone AS (
                UPDATE ticket t
                SET gone_at = ?
                FROM missing m
                WHERE t.ctid = m.ctid
            ), moved AS (
                SELECT event_key, type_key, -count(*)::integer AS delta, 0 AS opening
                FROM missing
                WHERE sold
                GROUP BY event_key, type_key
            ),
            """ + SalesDeltaSql.APPLIED + """
            SELECT (SELECT count(*) FROM missing) AS gone, (SELECT coalesce(sum(delta), 0) FROM moved) AS delta
            """;

    private static final NamedStatements SQL = NamedStatements.of(SeenTickets.class);

    /** Records that the run has seen these tickets of its region. */
    public void note(Connection tx, long runId, Collection<String> ticketIds) throws SQLException {
        try (PreparedStatement note = tx.prepareStatement(NOTE)) {
            note.setLong(1, runId);
            note.setArray(2, tx.createArrayOf("text", ticketIds.toArray()));
            note.executeUpdate();
        }
    }

    /** Whether the run has seen this ticket. */
    public boolean wasSeen(Connection connection, long runId, String ticketId) throws SQLException {
        return SQL.in(
                connection,
                db -> db.createNamedGet("seen")
                        .addParam("run", runId)
                        .addParam("ticket", ticketId)
                        .execute()
                        .map(row -> row.column("seen").getBoolean())
                        .orElseThrow());
    }

    /**
     * Marks the event's tickets as gone that the run has not seen and nobody has recorded since it began: they do not count
     * as sold until Vivenu lists them again.
     *
     * @return {@code updated} counts the tickets marked as gone
     */
    public LedgerChange markUnseenGone(Connection tx, long runId, String region, String eventId, Instant observedAt)
            throws SQLException {
        int regionKey = RegionRepository.lock(tx, Set.of(region), observedAt).of(region);
        try (PreparedStatement mark = tx.prepareStatement(MARK_GONE)) {
            mark.setLong(1, runId);
            mark.setInt(2, regionKey);
            mark.setString(3, eventId);
            mark.setTimestamp(4, Timestamp.from(observedAt));
            mark.setTimestamp(5, Timestamp.from(observedAt));
            try (ResultSet counts = mark.executeQuery()) {
                counts.next();
                return new LedgerChange(0, counts.getInt("gone"), 0, 0, counts.getLong("delta"), 0);
            }
        }
    }

    /** Deletes what the run has seen; call when it ends. */
    public void clear(Connection tx, long runId) throws SQLException {
        SQL.in(tx, db -> db.createNamedDelete("clear").addParam("run", runId).execute());
    }

    /**
     * Deletes what ended or dead runs have seen, in all regions, except for a full sync that may be resumed.
     *
     * @return the number of rows
     */
    public long clearAbandoned(Connection tx) throws SQLException {
        return SQL.in(tx, db -> db.createNamedDelete("clear-abandoned").execute());
    }
}
