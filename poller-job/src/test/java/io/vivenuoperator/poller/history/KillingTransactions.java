package io.vivenuoperator.poller.history;

import io.vivenuoperator.platform.database.TransactionWork;
import io.vivenuoperator.poller.postgres.RegionTransactions;

/** Kills a run immediately after a chosen commit. */
record KillingTransactions(RegionTransactions transactions, KillingBudget fate) implements RegionTransactions {
    @Override
    public <T> T read(TransactionWork<T> work) {
        return transactions.read(work);
    }

    @Override
    public <T> T writeReturning(TransactionWork<T> work) {
        T result = transactions.writeReturning(work);
        fate.committed();
        return result;
    }
}
