package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.contracts.run.RunReport;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.store.news.NewsChoice;
import io.vivenuoperator.store.news.RunNews;
import io.vivenuoperator.store.poll.LeaseDecision;
import io.vivenuoperator.store.poll.PollLease;
import io.vivenuoperator.store.poll.PollRuns;
import java.time.Duration;
import java.time.Instant;

/** The runs and their results. Only one run works on a region at a time. */
public final class RunRegistry {
    private final Database database;
    private final Duration lease;
    private final PollLease leases = new PollLease();
    private final PollRuns runs = new PollRuns();
    private final RunNews news;

    /**
     * The runs recorded in a database.
     *
     * @param lease how long a region stays blocked after its run was killed; a live run renews it well before
     * @param choice what is told of them
     */
    public RunRegistry(Database database, Duration lease, NewsChoice choice) {
        this.news = new RunNews(choice);
        this.database = database;
        this.lease = lease;
    }

    /** Starts a run, or says which one holds the lease. */
    public LeaseResult begin(String region, RunKind kind, String holder, Instant now) {
        return database.inTransaction(tx -> {
            LeaseDecision decision = leases.acquire(tx, region, kind, holder, lease, now);
            return switch (decision) {
                case LeaseDecision.Acquired acquired -> {
                    long id = runs.start(tx, region, kind, holder, now);
                    news.started(tx, region, id, kind, now);
                    yield new LeaseResult.Begun(new LeasedRun(id, acquired, lease));
                }
                case LeaseDecision.HeldBy other ->
                    new LeaseResult.Held(other.holder(), other.kind(), other.since(), other.expiresAt());
            };
        });
    }

    /** Renews the lease; false if it was lost. */
    boolean renew(LeasedRun run) {
        return database.inTransaction(tx -> leases.renew(tx, run.lease(), run.duration()));
    }

    /** Records the result and releases the lease; may be called again with a longer report, of which nothing more is told. */
    public void finish(LeasedRun run, RunReport report) {
        database.inTransaction(tx -> {
            boolean first = runs.finish(tx, run.id(), report);
            leases.release(tx, run.lease());
            if (first) {
                news.finished(tx, run.id(), report);
            }
            return run;
        });
    }

    /** Records a run that did not start because another one holds the lease. */
    public void noteHeld(RunReport report, String holder) {
        database.inTransaction(tx -> {
            long id = runs.start(tx, report.region(), report.kind(), holder, report.startedAt());
            runs.finish(tx, id, report);
            return id;
        });
    }
}
