package io.vivenuoperator.store.poll;

import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.store.region.RegionRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** When the region was watched: one interval per unbroken series of polls, which distinguishes "no sale" from "not watched". */
public final class CoverageIntervals {
    private static final NamedStatements SQL = NamedStatements.of(CoverageIntervals.class);

    /**
     * Records a successful poll.
     *
     * @param longestGap a longer pause between two polls leaves a gap: a new interval begins
     */
    public void looked(Connection tx, String region, Instant at, Duration longestGap) throws SQLException {
        int regionKey = RegionRepository.lock(tx, Set.of(region), at).of(region);
        long extended = SQL.in(
                tx,
                db -> db.createNamedUpdate("extend")
                        .addParam("at", Timestamp.from(at))
                        .addParam("regionKey", regionKey)
                        .addParam("since", Timestamp.from(at.minus(longestGap)))
                        .execute());
        if (extended == 0) {
            SQL.in(
                    tx,
                    db -> db.createNamedInsert("begin")
                            .addParam("regionKey", regionKey)
                            .addParam("at", Timestamp.from(at))
                            .execute());
        }
    }
}
