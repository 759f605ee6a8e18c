package io.vivenuoperator.load.events;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A transaction that keeps seeing the database as it was when it began, until it is closed. */
final class HeldSnapshot implements AutoCloseable {
    private final Connection connection;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private volatile String problem = "";

    /** @param look how often it asks something, as a long report does */
    HeldSnapshot(Connection connection, Duration look) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        ask();
        thread = Thread.ofPlatform().name("held-snapshot").daemon().start(() -> hold(look));
    }

    private void hold(Duration look) {
        try {
            while (!ended.await(look.toMillis(), TimeUnit.MILLISECONDS)) {
                ask();
            }
        } catch (SQLException e) {
            problem = String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT count(*) FROM subscription_lease");
        }
    }

    /** Fails if somebody ended it. */
    void requireHeld() {
        if (!problem.isEmpty()) {
            throw new IllegalStateException("the snapshot was not held: " + problem);
        }
    }

    @Override
    public void close() throws SQLException {
        ended.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
    }
}
