package io.vivenuoperator.store.region;

import io.vivenuoperator.platform.database.NamedStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/**
 * Separates a region's opening balance from the sales that were watched. Vivenu's creation times are compared with it, so
 * if Vivenu's clock differs from ours, it is converted to Vivenu's time before the first load.
 */
public final class WatchedSince {
    private static final NamedStatements SQL = NamedStatements.of(WatchedSince.class);

    /** Call when a run begins a full sync, before it stores tickets; does nothing once there are cursors. */
    public void inVendorsTime(Connection tx, String region, Instant vendorsNow) throws SQLException {
        SQL.in(
                tx,
                db -> db.createNamedUpdate("in-vendors-time")
                        .addParam("vendorsNow", Timestamp.from(vendorsNow))
                        .addParam("region", region)
                        .execute());
    }
}
