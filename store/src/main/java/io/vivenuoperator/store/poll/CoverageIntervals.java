package io.vivenuoperator.store.poll;

import io.vivenuoperator.store.region.RegionRepository;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** When the region was watched: one interval per unbroken series of polls, which distinguishes "no sale" from "not watched". */
public final class CoverageIntervals {
    private static final String EXTEND = """
            UPDATE poll_coverage c
            SET to_at = greatest(c.to_at, ?), polls = c.polls + 1
            WHERE c.region_key = ?
              AND c.from_at = (SELECT max(from_at) FROM poll_coverage WHERE region_key = c.region_key)
              AND c.to_at >= ?
            """;
    private static final String BEGIN = """
            INSERT INTO poll_coverage (region_key, from_at, to_at, polls) VALUES (?, ?, ?, 1)
            ON CONFLICT (region_key, from_at) DO UPDATE SET polls = poll_coverage.polls + 1
            """;

    /**
     * Records a successful poll.
     *
     * @param longestGap a longer pause between two polls leaves a gap: a new interval begins
     */
    public void looked(Connection tx, String region, Instant at, Duration longestGap) throws SQLException {
        int regionKey = RegionRepository.lock(tx, Set.of(region), at).of(region);
        try (PreparedStatement extend = tx.prepareStatement(EXTEND);
                PreparedStatement begin = tx.prepareStatement(BEGIN)) {
            extend.setTimestamp(1, Timestamp.from(at));
            extend.setInt(2, regionKey);
            extend.setTimestamp(3, Timestamp.from(at.minus(longestGap)));
            if (extend.executeUpdate() == 0) {
                begin.setInt(1, regionKey);
                begin.setTimestamp(2, Timestamp.from(at));
                begin.setTimestamp(3, Timestamp.from(at));
                begin.executeUpdate();
            }
        }
    }
}
