package io.vivenuoperator.platform.database;

import java.time.Duration;

/** Told of each login and each transaction. Must be fast and must not throw. */
public interface DatabaseObserver {
    /** Watches nothing. */
    DatabaseObserver NONE = new DatabaseObserver() {
        @Override
        public void connected(Duration took) {}

        @Override
        public void notConnected(Duration took) {}

        @Override
        public void committed(Duration took) {}

        @Override
        public void failed(String sqlState, Duration took) {}
    };

    /** A connection was opened, login included. */
    void connected(Duration took);

    /** No connection could be opened. */
    void notConnected(Duration took);

    /**
     * A transaction was committed.
     *
     * @param took from the wait for a connection to the answer to the commit
     */
    void committed(Duration took);

    /**
     * A transaction was not committed, or nobody knows: there was no connection, a statement failed, its work gave up, or the answer to
     * the commit was lost.
     *
     * @param sqlState five characters, or empty if the failure did not come from the server
     */
    void failed(String sqlState, Duration took);
}
