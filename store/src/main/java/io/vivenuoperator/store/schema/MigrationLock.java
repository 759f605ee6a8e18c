package io.vivenuoperator.store.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Makes concurrent migrations wait for each other as a whole. Flyway's own lock starts after it has looked for a history:
 * of two first migrations, one would mistake the other's first table for another application's.
 *
 * <p>If a pooler lends only one connection, that one is needed to migrate. There is no lock then; the second migration may
 * fail, and finds everything done when it is retried.
 *
 * @param connection its transaction holds the lock until it is closed
 */
record MigrationLock(Optional<Connection> connection) implements AutoCloseable {
    /** The first number is that of the inbox's months; the second is unused there. */
    private static final String ACQUIRE = "SET LOCAL lock_timeout = 0; SELECT pg_advisory_xact_lock(1987473005, 2)";

    static MigrationLock acquire(SharedSessionDataSource connections) throws SQLException {
        Connection tx = connections.getConnection();
        boolean held = false;
        try {
            if (!connections.isShared()) {
                tx.setAutoCommit(false);
                connections.begin(tx);
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
