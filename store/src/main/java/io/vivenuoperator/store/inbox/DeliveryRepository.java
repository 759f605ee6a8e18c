package io.vivenuoperator.store.inbox;

import io.vivenuoperator.store.database.Columns;
import io.vivenuoperator.store.region.RegionKeys;
import io.vivenuoperator.store.region.Regions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The inbox. */
public final class DeliveryRepository {
    private static final String INSERT_KEYS = """
            INSERT INTO delivery_key (region_key, delivery_id, version, received_at)
            SELECT region_key, delivery_id, decode(version, 'hex'), received_at
            FROM unnest(?::integer[], ?::text[], ?::text[], ?::timestamptz[])
                AS i (region_key, delivery_id, version, received_at)
            ON CONFLICT DO NOTHING
            RETURNING region_key, delivery_id
            """;
    private static final String INSERT = """
            INSERT INTO webhook_delivery (region_key, delivery_id, event_type, mode, seller_id, webhook_id, object_id,
                                          object_updated_at, received_at, body_sha256, body_bytes, kept)
            SELECT region_key, delivery_id, event_type, mode, seller_id, webhook_id, object_id, object_updated_at,
                   received_at, decode(body_sha256, 'hex'), body_bytes, kept
            FROM unnest(?::integer[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::timestamptz[], ?::timestamptz[], ?::text[], ?::integer[], ?::text[])
                AS i (region_key, delivery_id, event_type, mode, seller_id, webhook_id, object_id, object_updated_at,
                      received_at, body_sha256, body_bytes, kept)
            """;
    private static final String DELETE = """
            WITH old AS (
                DELETE FROM delivery_key
                WHERE ctid = ANY (ARRAY(SELECT ctid FROM delivery_key WHERE received_at < ? LIMIT ?))
                RETURNING region_key, delivery_id, received_at
            ), deliveries AS (
                DELETE FROM webhook_delivery d
                USING old o
                WHERE d.received_at < ? AND d.received_at = o.received_at
                  AND d.region_key = o.region_key AND d.delivery_id = o.delivery_id
            )
            SELECT count(*) FROM old
            """;
    private static final String DELETE_KEYS = """
            DELETE FROM delivery_key
            WHERE ctid = ANY (ARRAY(SELECT ctid FROM delivery_key WHERE received_at < ? LIMIT ?))
            """;

    /** Months whose partition was there, committed, when this process looked. */
    private final Set<YearMonth> months = ConcurrentHashMap.newKeySet();

    private record Id(Integer regionKey, String deliveryId) {}

    /**
     * Keeps those deliveries that are not kept yet, neither by their id nor as the same version of the same object.
     *
     * @param tx a READ COMMITTED transaction
     * @return the positions in the list of those that are new; the rest are duplicates
     */
    public BitSet insert(Connection tx, List<DeliveryRecord> deliveries, Instant now) throws SQLException {
        return insert(tx, deliveries, Regions.keys(tx, regionsOf(deliveries), now));
    }

    /** The names of the regions that deliveries are for. */
    public static Set<String> regionsOf(List<DeliveryRecord> deliveries) {
        return deliveries.stream().map(DeliveryRecord::region).collect(Collectors.toSet());
    }

    /**
     * Like {@link #insert(Connection, List, Instant)}, for whom knows the regions' keys.
     *
     * @param regions the keys of all regions that the deliveries are for
     */
    public BitSet insert(Connection tx, List<DeliveryRecord> deliveries, RegionKeys regions) throws SQLException {
        BitSet fresh = new BitSet(deliveries.size());
        if (deliveries.isEmpty()) {
            return fresh;
        }
        Map<Id, Integer> positions = firstPositions(deliveries, regions);
        List<DeliveryRecord> distinct =
                positions.values().stream().sorted().map(deliveries::get).toList();
        requireMonths(tx, distinct);
        for (Id id : insertKeys(tx, distinct, regions)) {
            fresh.set(positions.getOrDefault(id, 0));
        }
        insertDeliveries(tx, fresh.stream().mapToObj(deliveries::get).toList(), regions);
        return fresh;
    }

    /** Partitions are made long ahead; this is for clocks and maintenance that went wrong, so that no delivery is refused. */
    private void requireMonths(Connection tx, List<DeliveryRecord> deliveries) throws SQLException {
        for (DeliveryRecord delivery : deliveries) {
            YearMonth month = DeliveryMonths.of(delivery.receivedAt());
            // One made just now goes again if this transaction does.
            if (!months.contains(month) && !DeliveryMonths.make(tx, month)) {
                months.add(month);
            }
        }
    }

    private static List<Id> insertKeys(Connection tx, List<DeliveryRecord> deliveries, RegionKeys regions)
            throws SQLException {
        Columns<DeliveryRecord> columns = Columns.of(tx, deliveries);
        try (PreparedStatement insert = tx.prepareStatement(INSERT_KEYS)) {
            insert.setArray(1, columns.integers(delivery -> regions.of(delivery.region())));
            insert.setArray(2, columns.text(DeliveryRecord::deliveryId));
            insert.setArray(3, columns.optionalText(DeliveryVersion::of));
            insert.setArray(4, columns.instants(DeliveryRecord::receivedAt));
            try (ResultSet rows = insert.executeQuery()) {
                List<Id> inserted = new ArrayList<>(deliveries.size());
                while (rows.next()) {
                    inserted.add(new Id(rows.getInt(1), rows.getString(2)));
                }
                return inserted;
            }
        }
    }

    private void insertDeliveries(Connection tx, List<DeliveryRecord> deliveries, RegionKeys regions)
            throws SQLException {
        if (deliveries.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = tx.prepareStatement(INSERT)) {
            bind(tx, insert, deliveries, regions);
            insert.executeUpdate();
        } catch (SQLException e) {
            // Perhaps a month was dropped since: look again next time.
            months.clear();
            throw e;
        }
    }

    private static Map<Id, Integer> firstPositions(List<DeliveryRecord> deliveries, RegionKeys regions) {
        Map<Id, Integer> positions = new HashMap<>();
        for (int i = 0; i < deliveries.size(); i++) {
            DeliveryRecord delivery = deliveries.get(i);
            positions.putIfAbsent(new Id(regions.of(delivery.region()), delivery.deliveryId()), i);
        }
        return positions;
    }

    private static void bind(
            Connection tx, PreparedStatement insert, List<DeliveryRecord> deliveries, RegionKeys regions)
            throws SQLException {
        Columns<DeliveryRecord> columns = Columns.of(tx, deliveries);
        insert.setArray(1, columns.integers(delivery -> regions.of(delivery.region())));
        insert.setArray(2, columns.text(DeliveryRecord::deliveryId));
        insert.setArray(3, columns.text(DeliveryRecord::eventType));
        insert.setArray(4, columns.optionalText(DeliveryRecord::mode));
        insert.setArray(5, columns.optionalText(DeliveryRecord::sellerId));
        insert.setArray(6, columns.optionalText(DeliveryRecord::webhookId));
        insert.setArray(7, columns.optionalText(DeliveryRecord::objectId));
        insert.setArray(8, columns.optionalInstants(DeliveryRecord::objectUpdatedAt));
        insert.setArray(9, columns.instants(DeliveryRecord::receivedAt));
        insert.setArray(10, columns.text(DeliveryRecord::bodySha256));
        insert.setArray(11, columns.integers(DeliveryRecord::bodyBytes));
        insert.setArray(12, columns.optionalText(DeliveryRecord::kept));
    }

    /**
     * Forgets old deliveries; Vivenu's retries end after about two hours, deduplication is promised for 30 days.
     *
     * @param limit the most rows to delete in this transaction
     * @return how many were deleted
     */
    public int deleteReceivedBefore(Connection tx, Instant before, int limit) throws SQLException {
        try (PreparedStatement delete = tx.prepareStatement(DELETE)) {
            delete.setTimestamp(1, Timestamp.from(before));
            delete.setInt(2, limit);
            delete.setTimestamp(3, Timestamp.from(before));
            try (ResultSet row = delete.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /**
     * Forgets what made old deliveries duplicates, after their months were dropped.
     *
     * @param limit the most rows to delete in this transaction
     * @return how many were deleted
     */
    public int deleteKeysBefore(Connection tx, Instant before, int limit) throws SQLException {
        try (PreparedStatement delete = tx.prepareStatement(DELETE_KEYS)) {
            delete.setTimestamp(1, Timestamp.from(before));
            delete.setInt(2, limit);
            return delete.executeUpdate();
        }
    }
}
