package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.poller.report.Completeness;
import io.vivenuoperator.poller.report.Kind;
import io.vivenuoperator.poller.report.Outcome;
import io.vivenuoperator.poller.report.PollReport;
import io.vivenuoperator.poller.report.Reason;
import io.vivenuoperator.store.poll.LeaseDecision;
import io.vivenuoperator.store.poll.PollKind;
import io.vivenuoperator.store.poll.PollLease;
import io.vivenuoperator.store.poll.PollOutcome;
import io.vivenuoperator.store.poll.PollResult;
import io.vivenuoperator.store.poll.PollRuns;
import java.time.Duration;
import java.time.Instant;

/** Who runs, and what came of it: one run at a time works on a region. */
public final class RunRegistry {

    private final Database database;
    private final Duration lease;
    private final PollLease leases = new PollLease();
    private final PollRuns runs = new PollRuns();

    /**
     * The book of a database.
     *
     * @param lease how long a region waits after its run was killed; a run that lives renews it well before
     */
    public RunRegistry(Database database, Duration lease) {
        this.database = database;
        this.lease = lease;
    }

    /** Begins a run, or tells who is at work. */
    public LeaseResult begin(String region, Kind kind, String holder, Instant now) {
        return database.inTransaction(tx -> {
            LeaseDecision decision = leases.acquire(tx, region, label(kind), holder, lease, now);
            return switch (decision) {
                case LeaseDecision.Acquired acquired ->
                    new LeaseResult.Begun(
                            new LeasedRun(runs.start(tx, region, label(kind), holder, now), acquired, lease));
                case LeaseDecision.HeldBy other ->
                    new LeaseResult.Held(other.holder(), other.kind(), other.since(), other.expiresAt());
            };
        });
    }

    /** Keeps the region for another while; false when it was lost. */
    boolean renew(LeasedRun run) {
        return database.inTransaction(tx -> leases.renew(tx, run.lease(), run.duration()));
    }

    /** Writes down how the run ended and lets the next one begin; again, when there is more to say. */
    public void finish(LeasedRun run, PollReport report) {
        database.inTransaction(tx -> {
            runs.finish(tx, run.id(), result(report));
            leases.release(tx, run.lease());
            return run;
        });
    }

    /** Writes down a run that did not begin because another one was at work. */
    public void noteHeld(PollReport report, String holder) {
        database.inTransaction(tx -> {
            long id = runs.start(tx, report.region(), label(report.kind()), holder, report.startedAt());
            runs.finish(tx, id, result(report));
            return id;
        });
    }

    private static PollResult result(PollReport report) {
        return new PollResult(
                outcome(report.outcome()),
                report.reason().map(Reason::word),
                report.finishedAt(),
                Math.toIntExact(report.events()),
                Math.toIntExact(report.tickets()),
                Math.toIntExact(report.requests()),
                report.proof().map(Completeness::vendorSold),
                report.proof().map(Completeness::storedSold),
                report.proof().map(Completeness::completenessPercent),
                report.fullMessage());
    }

    private static PollOutcome outcome(Outcome outcome) {
        return switch (outcome) {
            case COMPLETE -> PollOutcome.COMPLETE;
            case PARTIAL -> PollOutcome.PARTIAL;
            case FAILED -> PollOutcome.FAILED;
        };
    }

    private static PollKind label(Kind kind) {
        return switch (kind) {
            case INCREMENTAL -> PollKind.INCREMENTAL;
            case FULL -> PollKind.FULL;
        };
    }
}
