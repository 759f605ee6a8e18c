package io.vivenuoperator.store.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Makes one of two migrations at once wait for the whole of the other. Flyway's own lock begins after it has looked for a history: of
 * two first migrations, one would take the other's first table for someone else's.
 *
 * <p>A pooler may lend one connection only, and that one has to migrate: there is no lock then, and the second migration may fail
 * and find everything done when it is tried again.
 *
 * @param connection whose transaction holds the lock until it is closed
 */
record MigrationLock(Optional<Connection> connection) implements AutoCloseable {
    /** The first number is that of the inbox's months, the second is free there. */
    private static final String ACQUIRE = "SELECT pg_advisory_xact_lock(1987473005, 2)";

    static MigrationLock acquire(SharedSessionDataSource connections) throws SQLException {
        Connection tx = connections.getConnection();
        boolean held = false;
        try {
            if (!connections.isShared()) {
                tx.setAutoCommit(false);
                acquire(tx);
                held = true;
            }
            return new MigrationLock(held ? Optional.of(tx) : Optional.empty());
        } finally {
            if (!held) {
                tx.close();
            }
        }
    }

    private static void acquire(Connection tx) throws SQLException {
        try (Statement statement = tx.createStatement()) {
            statement.execute(ACQUIRE);
        }
    }

    @Override
    public void close() throws SQLException {
        if (connection.isPresent()) {
            connection.get().close();
        }
    }
}
