package io.vivenuoperator.store.quarantine;

import io.vivenuoperator.platform.database.BatchColumns;
import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.PipelinedStatement;
import io.vivenuoperator.platform.database.PlanMode;
import io.vivenuoperator.store.region.RegionKeys;
import io.vivenuoperator.store.region.RegionRepository;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps references to unreadable records until they become readable. */
public final class QuarantineRepository {
    private static final String KEEP = """
            INSERT INTO quarantine AS q (region_key, kind, object_id, reason, version, first_seen, last_seen, seen)
            SELECT i.region_key, i.kind, i.object_id, i.reason, i.version, o.at, o.at, 1
            FROM unnest(?::integer[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                     AS i (region_key, kind, object_id, reason, version),
                 (SELECT ?::timestamptz AS at) o
            ORDER BY i.region_key, i.kind, i.object_id
            ON CONFLICT (region_key, kind, object_id) DO UPDATE
            SET reason = CASE WHEN excluded.version < q.version THEN q.reason ELSE excluded.reason END,
                version = CASE WHEN excluded.version < q.version THEN q.version ELSE excluded.version END,
                first_seen = least(q.first_seen, excluded.first_seen),
                last_seen = greatest(q.last_seen, excluded.last_seen),
                seen = q.seen + 1,
                resolved_at = NULL
            WHERE ? OR q.resolved_at IS NULL OR excluded.version > q.version OR q.version IS NULL OR excluded.version IS NULL
            """;
    // A record whose version could not be read is resolved by any version changed after it was last seen.
    private static final String RESOLVE_TOLD = """
            WITH open AS MATERIALIZED (
                SELECT k.place
                FROM unnest(?::integer[], ?::text[], ?::text[], ?::timestamptz[])
                    AS i (region_key, kind, object_id, version)
                CROSS JOIN LATERAL (
                    SELECT z.ctid AS place
                    FROM quarantine z
                    WHERE z.region_key = i.region_key AND z.kind = i.kind AND z.object_id = i.object_id
                      AND z.resolved_at IS NULL AND coalesce(z.version, z.last_seen) <= i.version
                    OFFSET 0
                ) k
            ), resolved AS (
                UPDATE quarantine q
                SET resolved_at = ?
                WHERE q.ctid = ANY (ARRAY(SELECT place FROM open))
                RETURNING 1
            )
            SELECT count(*) FROM resolved
            """;
    private static final NamedStatements SQL = NamedStatements.of(QuarantineRepository.class);

    /**
     * Adds these records, or increments their count; duplicates within the batch count once.
     *
     * @param tx a READ COMMITTED transaction
     */
    public void keep(Connection tx, List<QuarantinedRecord> records, Instant seenAt) throws SQLException {
        keep(tx, records, true, seenAt);
    }

    /**
     * Like {@link #keep}, for records from a webhook, which may be late: it does not bring back a record that has become
     * readable since.
     *
     * @param tx a READ COMMITTED transaction
     */
    public void keepTold(Connection tx, List<QuarantinedRecord> records, Instant seenAt) throws SQLException {
        keep(tx, records, false, seenAt);
    }

    private static void keep(Connection tx, List<QuarantinedRecord> records, boolean shown, Instant seenAt)
            throws SQLException {
        if (records.isEmpty()) {
            return;
        }
        List<QuarantinedRecord> distinct = lastOfEach(records);
        RegionKeys regions = RegionRepository.keys(
                tx, distinct.stream().map(QuarantinedRecord::region).distinct().toList(), seenAt);
        BatchColumns<QuarantinedRecord> columns = BatchColumns.of(tx, distinct);
        try (PreparedStatement keep = tx.prepareStatement(KEEP)) {
            keep.setArray(1, columns.integers(record -> regions.of(record.region())));
            keep.setArray(2, columns.text(record -> record.kind().label()));
            keep.setArray(3, columns.text(QuarantinedRecord::objectId));
            keep.setArray(4, columns.text(QuarantinedRecord::reason));
            keep.setArray(5, columns.optionalInstants(QuarantinedRecord::version));
            keep.setTimestamp(6, Timestamp.from(seenAt));
            keep.setBoolean(7, shown);
            keep.executeUpdate();
        }
    }

    private static List<QuarantinedRecord> lastOfEach(List<QuarantinedRecord> records) {
        record Id(String region, QuarantineKind kind, String objectId) {}
        Map<Id, QuarantinedRecord> last = new LinkedHashMap<>();
        for (QuarantinedRecord record : records) {
            last.put(new Id(record.region(), record.kind(), record.objectId()), record);
        }
        return List.copyOf(last.values());
    }

    /**
     * Records that these ids can be read (again). Ids that are not in quarantine are ignored, so a whole page's ids may
     * be passed.
     *
     * @return how many left the quarantine
     */
    public int resolve(Connection tx, String region, QuarantineKind kind, Collection<String> objectIds, Instant at)
            throws SQLException {
        Array ids = tx.createArrayOf(
                "text", objectIds.stream().map(QuarantinedRecord::plain).toArray());
        long resolved = SQL.in(
                tx,
                db -> db.createNamedUpdate("resolve")
                        .addParam("at", Timestamp.from(at))
                        .addParam("region", region)
                        .addParam("kind", kind.label())
                        .addParam("ids", ids)
                        .execute());
        return Math.toIntExact(resolved);
    }

    /**
     * Records that records from a webhook could be read, as part of a round trip, for a list that is not empty. A delivery
     * may be late, so a newer quarantined version stays.
     */
    public PipelinedStatement<Long> resolvingTold(
            Connection tx, List<ReadableVersion> records, RegionKeys regions, Instant at) {
        BatchColumns<ReadableVersion> columns = BatchColumns.of(tx, records);
        return new PipelinedStatement<>(
                RESOLVE_TOLD,
                PlanMode.ONCE,
                parameters -> parameters
                        .array(columns.integers(record -> regions.of(record.region())))
                        .array(columns.text(record -> record.kind().label()))
                        .array(columns.text(record -> QuarantinedRecord.plain(record.objectId())))
                        .array(columns.instants(ReadableVersion::version))
                        .instant(at),
                count -> {
                    count.next();
                    return count.getLong(1);
                });
    }

    /**
     * Resolves records whose ids have this prefix and that were not seen again.
     *
     * @return how many left the quarantine
     */
    public int resolveUnseen(Connection tx, String region, String prefix, Instant notSeenSince, Instant at)
            throws SQLException {
        long resolved = SQL.in(
                tx,
                db -> db.createNamedUpdate("resolve-unseen")
                        .addParam("at", Timestamp.from(at))
                        .addParam("region", region)
                        .addParam("prefix", prefix)
                        .addParam("since", Timestamp.from(notSeenSince))
                        .execute());
        return Math.toIntExact(resolved);
    }

    /** The ids of unreadable records, the one that has waited longest for a retry first. */
    public List<String> unresolved(Connection connection, String region, QuarantineKind kind, int limit)
            throws SQLException {
        return unresolved(connection, region, kind, "", limit);
    }

    /** The same without ids that have this prefix. */
    public List<String> unresolved(
            Connection connection, String region, QuarantineKind kind, String exceptPrefix, int limit)
            throws SQLException {
        return SQL.in(
                connection,
                db -> db.createNamedQuery("open")
                        .addParam("region", region)
                        .addParam("kind", kind.label())
                        .addParam("except", exceptPrefix)
                        .addParam("limit", limit)
                        .execute()
                        .map(row -> row.column("object_id").getString())
                        .toList());
    }

    /** How many of the region's records can't be read yet. */
    public long countUnresolved(Connection connection, String region) throws SQLException {
        return SQL.in(
                connection,
                db -> db.createNamedGet("count-open")
                        .addParam("region", region)
                        .execute()
                        .map(row -> row.column("open").getLong())
                        .orElseThrow());
    }
}
