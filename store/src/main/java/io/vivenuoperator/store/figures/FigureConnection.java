package io.vivenuoperator.store.figures;

import io.vivenuoperator.platform.database.ConnectionSettings;
import io.vivenuoperator.platform.database.DatabaseObserver;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.platform.database.LoginDataSource;
import io.vivenuoperator.platform.database.SessionSharing;
import io.vivenuoperator.platform.database.TransactionSettings;
import io.vivenuoperator.platform.database.TransactionWork;
import io.vivenuoperator.store.connection.StoreDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * The reader's own connection.
 *
 * @param elected whether its session has the one place, or there can be none
 */
record FigureConnection(Connection connection, TransactionSettings settings, boolean elected) {
    /** In the space of our advisory locks, and nobody else's number: it is the session's and never let go. */
    private static final String TAKE_PLACE = "SELECT pg_catalog.pg_try_advisory_lock(1987473005, 9)";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(5);

    static FigureConnection open(DatabaseUrl url, String program, DatabaseObserver observer) throws SQLException {
        Connection connection = new LoginDataSource(
                        url,
                        ConnectionSettings.forUrl(
                                StoreDatabase.APPLICATION.named(program), url, CONNECT_TIMEOUT, SOCKET_TIMEOUT),
                        observer)
                .getConnection();
        boolean ready = false;
        try {
            SessionSharing sharing = SessionSharing.of(connection, url);
            boolean elected = sharing == SessionSharing.SHARED || placeTaken(connection);
            connection.setAutoCommit(false);
            ready = true;
            return new FigureConnection(
                    connection,
                    TransactionSettings.on(sharing, url).readOnly().statementTimeout(LONGEST_STATEMENT),
                    elected);
        } finally {
            if (!ready) {
                closeQuietly(connection);
            }
        }
    }

    private static boolean placeTaken(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TAKE_PLACE)) {
            return row.next() && row.getBoolean(1);
        }
    }

    <T> T read(TransactionWork<T> work) throws SQLException {
        settings.begin(connection);
        T result = work.run(connection);
        connection.commit();
        return result;
    }

    void close() {
        closeQuietly(connection);
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // It is gone either way, and its lock with it.
        }
    }
}
