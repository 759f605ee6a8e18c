package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.contracts.run.RunReport;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.store.poll.LeaseDecision;
import io.vivenuoperator.store.poll.PollLease;
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
    public LeaseResult begin(String region, RunKind kind, String holder, Instant now) {
        return database.inTransaction(tx -> {
            LeaseDecision decision = leases.acquire(tx, region, kind, holder, lease, now);
            return switch (decision) {
                case LeaseDecision.Acquired acquired ->
                    new LeaseResult.Begun(new LeasedRun(runs.start(tx, region, kind, holder, now), acquired, lease));
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
    public void finish(LeasedRun run, RunReport report) {
        database.inTransaction(tx -> {
            runs.finish(tx, run.id(), report);
            leases.release(tx, run.lease());
            return run;
        });
    }

    /** Writes down a run that did not begin because another one was at work. */
    public void noteHeld(RunReport report, String holder) {
        database.inTransaction(tx -> {
            long id = runs.start(tx, report.region(), report.kind(), holder, report.startedAt());
            runs.finish(tx, id, report);
            return id;
        });
    }
}
