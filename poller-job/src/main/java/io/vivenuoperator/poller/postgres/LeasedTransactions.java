package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.TransactionWork;
import io.vivenuoperator.store.poll.PollLease;

/**
 * Transactions under a run's lease. Each write renews it in the same transaction, so that a run that lost its lease
 * can't write any more.
 */
public final class LeasedTransactions implements RegionTransactions {
    private final Database database;
    private final LeasedRun run;
    private final PollLease leases = new PollLease();

    public LeasedTransactions(Database database, LeasedRun run) {
        this.database = database;
        this.run = run;
    }

    @Override
    public <T> T read(TransactionWork<T> work) {
        return database.inTransaction(work);
    }

    @Override
    public <T> T writeReturning(TransactionWork<T> work) {
        return database.inTransaction(tx -> {
            if (!leases.renew(tx, run.lease(), run.duration())) {
                throw new LeaseLostException();
            }
            return work.run(tx);
        });
    }
}
