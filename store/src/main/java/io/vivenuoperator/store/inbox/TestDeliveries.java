package io.vivenuoperator.store.inbox;

import io.vivenuoperator.contracts.registry.TestDelivery;
import io.vivenuoperator.store.region.RegionKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;

/**
 * Deliveries that an installation sends to itself. Their row leaves the inbox with the transaction that stored it, so that no reader sees
 * it; their key stays for whoever sent them.
 */
public final class TestDeliveries {
    /** The database rounds instants; this names the partition, and the id the row. */
    private static final Duration AROUND = Duration.ofSeconds(1);

    // Through JDBC: loading DbClient would keep the batch's other deliveries waiting.
    private static final String HIDE = """
            DELETE FROM webhook_delivery
            WHERE region_key = ? AND delivery_id = ? AND received_at BETWEEN ? AND ?
            """;
    private static final String TAKE = """
            DELETE FROM delivery_key k
            USING region r
            WHERE r.name = ? AND k.region_key = r.region_key AND k.delivery_id = ?
            """;

    private TestDeliveries() {}

    /**
     * Takes those of the deliveries that are tests out of the inbox; in the transaction that stored them.
     *
     * @param stored new to the inbox
     * @param regions the keys of their regions
     */
    public static void hide(Connection tx, List<DeliveryRecord> stored, RegionKeys regions) throws SQLException {
        for (DeliveryRecord delivery : stored) {
            if (TestDelivery.is(delivery.eventType())) {
                hide(tx, delivery, regions.of(delivery.region()));
            }
        }
    }

    private static void hide(Connection tx, DeliveryRecord delivery, int region) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(HIDE)) {
            statement.setInt(1, region);
            statement.setString(2, delivery.deliveryId());
            statement.setTimestamp(3, Timestamp.from(delivery.receivedAt().minus(AROUND)));
            statement.setTimestamp(4, Timestamp.from(delivery.receivedAt().plus(AROUND)));
            statement.executeUpdate();
        }
    }

    /**
     * Deletes the key that a test left.
     *
     * @return whether there was one: the test was stored in this database
     */
    public static boolean take(Connection tx, String region, String deliveryId) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(TAKE)) {
            statement.setString(1, region);
            statement.setString(2, deliveryId);
            return statement.executeUpdate() == 1;
        }
    }
}
