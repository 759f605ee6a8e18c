package io.vivenuoperator.store.poll;

import io.vivenuoperator.contracts.run.RunCompleteness;
import io.vivenuoperator.contracts.run.RunCounts;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.contracts.run.RunReport;
import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.store.region.RegionRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** Records the runs of the poller. */
public final class PollRuns {
    private static final NamedStatements SQL = NamedStatements.of(PollRuns.class);

    /**
     * Inserts a run.
     *
     * @param holder the run's pod or machine name
     * @return the run's id
     */
    public long start(Connection tx, String region, RunKind kind, String holder, Instant startedAt)
            throws SQLException {
        int regionKey = RegionRepository.key(tx, region, startedAt);
        return SQL.in(
                tx,
                db -> db.createNamedGet("start")
                        .addParam("regionKey", regionKey)
                        .addParam("kind", kind.word())
                        .addParam("holder", holder)
                        .addParam("started", Timestamp.from(startedAt))
                        .execute()
                        .map(row -> row.column("run_id").getLong())
                        .orElseThrow());
    }

    /** Records a run's report; what was not counted or measured is NULL. False if it had one already. */
    public boolean finish(Connection tx, long runId, RunReport report) throws SQLException {
        Optional<RunCounts> counts = report.counts();
        Optional<RunCompleteness> completeness = report.completeness();
        Optional<Boolean> first = SQL.in(
                tx,
                db -> db.createNamedGet("finish")
                        .addParam("outcome", report.outcome().word())
                        .addParam("reason", report.reason().orElse(null))
                        .addParam("finished", Timestamp.from(report.finishedAt()))
                        .addParam("events", counts.map(RunCounts::events).orElse(null))
                        .addParam("tickets", counts.map(RunCounts::tickets).orElse(null))
                        .addParam("requests", counts.map(RunCounts::requests).orElse(null))
                        .addParam(
                                "vendorSold",
                                completeness.map(RunCompleteness::vendorSold).orElse(null))
                        .addParam(
                                "storedSold",
                                completeness.map(RunCompleteness::storedSold).orElse(null))
                        .addParam(
                                "percent",
                                completeness.map(RunCompleteness::percent).orElse(null))
                        .addParam("message", report.fullMessage())
                        .addParam("run", runId)
                        .execute()
                        .map(row -> row.column("first").getBoolean()));
        return first.orElseThrow(() -> new IllegalArgumentException("no such poll run: " + runId));
    }
}
