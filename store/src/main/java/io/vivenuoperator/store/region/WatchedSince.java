package io.vivenuoperator.store.region;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/**
 * Separates a region's opening balance from the sales that were watched. Vivenu's creation times are compared with it, so
 * if Vivenu's clock differs from ours, it is converted to Vivenu's time before the first load.
 */
public final class WatchedSince {
    private static final String IN_VENDORS_TIME = """
            UPDATE region r
            SET watched_since = ?::timestamptz
                - (clock_timestamp() - (SELECT min(p.registered_at) FROM poll_run p WHERE p.region_key = r.region_key))
            WHERE r.name = ?
              AND abs(extract(epoch FROM clock_timestamp() - ?::timestamptz)) >= 300
              AND NOT EXISTS (SELECT FROM sync_cursor c WHERE c.region_key = r.region_key)
            """;

    /** Call when a run begins a full sync, before it stores tickets; does nothing once there are cursors. */
    public void inVendorsTime(Connection tx, String region, Instant vendorsNow) throws SQLException {
        try (PreparedStatement update = tx.prepareStatement(IN_VENDORS_TIME)) {
            update.setTimestamp(1, Timestamp.from(vendorsNow));
            update.setString(2, region);
            update.setTimestamp(3, Timestamp.from(vendorsNow));
            update.executeUpdate();
        }
    }
}
