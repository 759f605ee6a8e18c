package io.vivenuoperator.store.poll;

import io.vivenuoperator.contracts.run.RunCompleteness;
import io.vivenuoperator.contracts.run.RunCounts;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.contracts.run.RunReport;
import io.vivenuoperator.store.region.RegionRepository;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;

/** Records the runs of the poller. */
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
     * Inserts a run.
     *
     * @param holder the run's pod or machine name
     * @return the run's id
     */
    public long start(Connection tx, String region, RunKind kind, String holder, Instant startedAt)
            throws SQLException {
        int regionKey = RegionRepository.key(tx, region, startedAt);
        try (PreparedStatement start = tx.prepareStatement(START)) {
            start.setInt(1, regionKey);
            start.setString(2, kind.word());
            start.setString(3, holder);
            start.setTimestamp(4, Timestamp.from(startedAt));
            try (ResultSet rows = start.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** Records a run's report; what was not counted or measured is NULL. */
    public void finish(Connection tx, long runId, RunReport report) throws SQLException {
        try (PreparedStatement finish = tx.prepareStatement(FINISH)) {
            Optional<RunCounts> counts = report.counts();
            Optional<RunCompleteness> completeness = report.completeness();
            finish.setString(1, report.outcome().word());
            finish.setString(2, report.reason().orElse(null));
            finish.setTimestamp(3, Timestamp.from(report.finishedAt()));
            finish.setObject(4, counts.map(RunCounts::events).orElse(null), Types.BIGINT);
            finish.setObject(5, counts.map(RunCounts::tickets).orElse(null), Types.BIGINT);
            finish.setObject(6, counts.map(RunCounts::requests).orElse(null), Types.BIGINT);
            finish.setObject(7, completeness.map(RunCompleteness::vendorSold).orElse(null), Types.BIGINT);
            finish.setObject(8, completeness.map(RunCompleteness::storedSold).orElse(null), Types.BIGINT);
            finish.setObject(9, completeness.map(RunCompleteness::percent).orElse(null), Types.DOUBLE);
            finish.setString(10, report.fullMessage());
            finish.setLong(11, runId);
            if (finish.executeUpdate() != 1) {
                throw new IllegalArgumentException("no such poll run: " + runId);
            }
        }
    }
}
