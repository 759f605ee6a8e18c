package io.vivenuoperator.store.poll;

import io.vivenuoperator.store.region.RegionRepository;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;

/** The book of runs. */
public final class PollRuns {
    private static final String START = """
            INSERT INTO poll_run (region_key, kind, holder, started_at) VALUES (?, ?, ?, ?) RETURNING run_id
            """;
    private static final String FINISH = """
            UPDATE poll_run
            SET outcome = ?, reason = ?, finished_at = ?, events = ?, tickets = ?, requests = ?, vendor_sold = ?,
                stored_sold = ?, completeness_percent = ?, message = ?
            WHERE run_id = ?
            """;

    /**
     * Opens a run's entry.
     *
     * @param holder who runs: the pod's name, or the machine's
     * @return the run's id
     */
    public long start(Connection tx, String region, PollKind kind, String holder, Instant startedAt)
            throws SQLException {
        int regionKey = RegionRepository.key(tx, region, startedAt);
        try (PreparedStatement start = tx.prepareStatement(START)) {
            start.setInt(1, regionKey);
            start.setString(2, kind.label());
            start.setString(3, holder);
            start.setTimestamp(4, Timestamp.from(startedAt));
            try (ResultSet rows = start.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** Writes down what the run reports. */
    public void finish(Connection tx, long runId, PollResult result) throws SQLException {
        try (PreparedStatement finish = tx.prepareStatement(FINISH)) {
            finish.setString(1, result.outcome().label());
            finish.setString(2, result.reason().orElse(null));
            finish.setTimestamp(3, Timestamp.from(result.finishedAt()));
            finish.setInt(4, result.events());
            finish.setInt(5, result.tickets());
            finish.setInt(6, result.requests());
            finish.setObject(7, result.vendorSold().orElse(null), Types.BIGINT);
            finish.setObject(8, result.storedSold().orElse(null), Types.BIGINT);
            finish.setObject(9, result.completenessPercent().orElse(null), Types.DOUBLE);
            finish.setString(10, result.message());
            finish.setLong(11, runId);
            if (finish.executeUpdate() != 1) {
                throw new IllegalArgumentException("there is no poll run " + runId);
            }
        }
    }
}
