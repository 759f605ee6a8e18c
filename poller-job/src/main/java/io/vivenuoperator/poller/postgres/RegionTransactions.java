package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.platform.database.TransactionWork;
import java.sql.Connection;
import java.sql.SQLException;

/** The transactions of a run on its region's data. Each commits when its work returns. */
public interface RegionTransactions {
    /** Reads only. A run that lost its lease may still read: only writes have consequences. */
    <T> T read(TransactionWork<T> work);

    /**
     * Writes, as long as this run holds the region's lease.
     *
     * @throws LeaseLostException if another run took the region over; then nothing is written
     */
    <T> T writeReturning(TransactionWork<T> work);

    /** The same, without a result. */
    default void write(Write work) {
        writeReturning(tx -> {
            work.run(tx);
            return true;
        });
    }

    /** What to write. */
    @FunctionalInterface
    interface Write {
        void run(Connection tx) throws SQLException;
    }
}
