package io.vivenuoperator.store.inbox;

import io.vivenuoperator.platform.database.BatchColumns;
import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.PipelinedStatement;
import io.vivenuoperator.platform.database.PlanMode;
import io.vivenuoperator.platform.database.StatementParameters;
import io.vivenuoperator.store.region.RegionKeys;
import io.vivenuoperator.store.region.RegionRepository;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The inbox of accepted deliveries. */
public final class DeliveryRepository {
    // Compared by hash: IS TRUE keeps the planner from joining row by row, because it estimates
    // ten rows.
    private static final String KEEP = """
            WITH incoming AS MATERIALIZED (
                SELECT *
                FROM unnest(?::integer[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::timestamptz[], ?::timestamptz[], ?::text[], ?::integer[], ?::text[])
                    WITH ORDINALITY
                    AS i (region_key, delivery_id, version, event_type, mode, seller_id, webhook_id, object_id,
                          object_updated_at, received_at, body_sha256, body_bytes, kept, position)
            ), fresh AS (
                INSERT INTO delivery_key (region_key, delivery_id, version, received_at)
                SELECT region_key, delivery_id, decode(version, 'hex'), received_at FROM incoming
                ON CONFLICT DO NOTHING
                RETURNING region_key, delivery_id
            ), inbox AS (
                INSERT INTO webhook_delivery (region_key, delivery_id, event_type, mode, seller_id, webhook_id,
                                              object_id, object_updated_at, received_at, body_sha256, body_bytes, kept)
                SELECT region_key, delivery_id, event_type, mode, seller_id, webhook_id, object_id, object_updated_at,
                       received_at, decode(body_sha256, 'hex'), body_bytes, kept
                FROM incoming
                WHERE ((region_key, delivery_id) IN (SELECT region_key, delivery_id FROM fresh)) IS TRUE
            )
            SELECT position
            FROM incoming
            WHERE ((region_key, delivery_id) IN (SELECT region_key, delivery_id FROM fresh)) IS TRUE
            """;
    private static final NamedStatements SQL = NamedStatements.of(DeliveryRepository.class);

    /** Months whose partition was found to exist and be committed. */
    private final Set<YearMonth> months = ConcurrentHashMap.newKeySet();

    private record Id(Integer regionKey, String deliveryId) {}

    /**
     * Stores the deliveries that are not stored yet, neither under their id nor as the same version of the same object.
     *
     * @param tx a READ COMMITTED transaction
     * @return the positions of the new ones in the list; the rest are duplicates
     */
    public BitSet insert(Connection tx, List<DeliveryRecord> deliveries, Instant now) throws SQLException {
        return insert(
                tx,
                deliveries,
                RegionRepository.keys(
                        tx, deliveries.stream().map(DeliveryRecord::region).collect(Collectors.toSet()), now));
    }

    /**
     * Like {@link #insert(Connection, List, Instant)}, for callers that already have the regions' keys.
     *
     * @param regions the keys of all regions that the deliveries are for
     */
    public BitSet insert(Connection tx, List<DeliveryRecord> deliveries, RegionKeys regions) throws SQLException {
        if (deliveries.isEmpty()) {
            return new BitSet();
        }
        try {
            return keeping(tx, deliveries, regions).run(tx);
        } catch (SQLException e) {
            forgetMonths();
            throw e;
        }
    }

    /** The same as a statement of a round trip, for a list that is not empty. If it fails, call {@link #forgetMonths()}. */
    public PipelinedStatement<BitSet> keeping(Connection tx, List<DeliveryRecord> deliveries, RegionKeys regions)
            throws SQLException {
        List<Integer> positions = firstPositions(deliveries, regions);
        List<DeliveryRecord> distinct = positions.stream().map(deliveries::get).toList();
        requireMonths(tx, distinct);
        return new PipelinedStatement<>(
                KEEP,
                PlanMode.ONCE,
                parameters -> set(parameters, tx, distinct, regions),
                rows -> fresh(rows, positions));
    }

    private static BitSet fresh(ResultSet rows, List<Integer> positions) throws SQLException {
        var fresh = new BitSet();
        while (rows.next()) {
            fresh.set(positions.get(rows.getInt(1) - 1));
        }
        return fresh;
    }

    /** Whether the months of these deliveries are known to exist. */
    public boolean knowsMonthsOf(List<DeliveryRecord> deliveries) {
        return deliveries.stream()
                .map(delivery -> DeliveryMonths.of(delivery.receivedAt()))
                .allMatch(months::contains);
    }

    /** Partitions are created long ahead; this covers wrong clocks and failed maintenance, so that no delivery is refused. */
    private void requireMonths(Connection tx, List<DeliveryRecord> deliveries) throws SQLException {
        for (DeliveryRecord delivery : deliveries) {
            YearMonth month = DeliveryMonths.of(delivery.receivedAt());
            // A partition created in this transaction disappears if it is rolled back.
            if (!months.contains(month) && !DeliveryMonths.make(tx, month)) {
                months.add(month);
            }
        }
    }

    /** A delivery that is in the list twice counts at its first position. */
    private static List<Integer> firstPositions(List<DeliveryRecord> deliveries, RegionKeys regions) {
        Set<Id> ids = new HashSet<>();
        List<Integer> positions = new ArrayList<>(deliveries.size());
        for (int i = 0; i < deliveries.size(); i++) {
            DeliveryRecord delivery = deliveries.get(i);
            if (ids.add(new Id(regions.of(delivery.region()), delivery.deliveryId()))) {
                positions.add(i);
            }
        }
        return positions;
    }

    private static void set(
            StatementParameters parameters, Connection tx, List<DeliveryRecord> deliveries, RegionKeys regions)
            throws SQLException {
        BatchColumns<DeliveryRecord> columns = BatchColumns.of(tx, deliveries);
        parameters
                .array(columns.integers(delivery -> regions.of(delivery.region())))
                .array(columns.text(DeliveryRecord::deliveryId))
                .array(columns.optionalText(DeliveryVersion::of))
                .array(columns.text(DeliveryRecord::eventType))
                .array(columns.optionalText(DeliveryRecord::mode))
                .array(columns.optionalText(DeliveryRecord::sellerId))
                .array(columns.optionalText(DeliveryRecord::webhookId))
                .array(columns.optionalText(DeliveryRecord::objectId))
                .array(columns.optionalInstants(DeliveryRecord::objectUpdatedAt))
                .array(columns.instants(DeliveryRecord::receivedAt))
                .array(columns.text(DeliveryRecord::bodySha256))
                .array(columns.integers(DeliveryRecord::bodyBytes))
                .array(columns.optionalText(DeliveryRecord::kept));
    }

    /** Call after a failure: a month may have been dropped since it was checked. */
    public void forgetMonths() {
        months.clear();
    }

    /**
     * Deletes old deliveries. Vivenu's retries end after about two hours; deduplication is promised for 30 days.
     *
     * @param limit the most rows to delete in this transaction
     * @return how many were deleted
     */
    public int deleteReceivedBefore(Connection tx, Instant before, int limit) throws SQLException {
        long deleted = SQL.in(
                tx,
                db -> db.createNamedGet("delete")
                        .addParam("before", Timestamp.from(before))
                        .addParam("limit", limit)
                        .execute()
                        .map(row -> row.column("deleted").getLong())
                        .orElseThrow());
        return Math.toIntExact(deleted);
    }

    /**
     * Deletes the deduplication keys of old deliveries, after their months were dropped.
     *
     * @param limit the most rows to delete in this transaction
     * @return how many were deleted
     */
    public int deleteKeysBefore(Connection tx, Instant before, int limit) throws SQLException {
        long deleted = SQL.in(
                tx,
                db -> db.createNamedDelete("delete-keys")
                        .addParam("before", Timestamp.from(before))
                        .addParam("limit", limit)
                        .execute());
        return Math.toIntExact(deleted);
    }
}
