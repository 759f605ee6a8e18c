package io.vivenuoperator.store.region;

import io.vivenuoperator.platform.database.NamedStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/**
 * Tells a region's opening balance from the sales that we watched. Vivenu's times of creation are held against it, so where its clock
 * is another than ours, it is put into Vivenu's time before the first load.
 */
public final class WatchedSince {
    private static final NamedStatements SQL = NamedStatements.of(WatchedSince.class);

    /** To be called by a run that begins a reading, before it stores tickets; does nothing once there are cursors. */
    public void inVendorsTime(Connection tx, String region, Instant vendorsNow) throws SQLException {
        SQL.in(
                tx,
                db -> db.createNamedUpdate("in-vendors-time")
                        .addParam("vendorsNow", Timestamp.from(vendorsNow))
                        .addParam("region", region)
                        .execute());
    }
}
