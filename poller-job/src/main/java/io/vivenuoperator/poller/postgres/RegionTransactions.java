package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.platform.database.TransactionWork;
import java.sql.Connection;
import java.sql.SQLException;

/** The transactions of a run on its region's data. Each commits when its work returns. */
public interface RegionTransactions {

    /** Reads only. A run that was taken over may still do that: whatever follows from it is a write. */
    <T> T read(TransactionWork<T> work);

    /**
     * Writes, as long as the region is this run's.
     *
     * @throws LeaseLostException when another run took the region over; nothing is written then
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
