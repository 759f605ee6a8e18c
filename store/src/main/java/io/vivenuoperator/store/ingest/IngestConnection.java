package io.vivenuoperator.store.ingest;

import io.vivenuoperator.platform.database.ConnectionSettings;
import io.vivenuoperator.platform.database.DatabaseObserver;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.platform.database.LoginDataSource;
import io.vivenuoperator.platform.database.SessionSharing;
import io.vivenuoperator.platform.database.TransactionSettings;
import io.vivenuoperator.store.connection.StoreDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The writer's own connection. Its timeouts are short, because requests are waiting: a database that stays silent for
 * longer is treated as lost, and the writer reconnects soon after it is back.
 *
 * @param settings the statements that each of its transactions begins with
 */
record IngestConnection(Connection connection, TransactionSettings settings) {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(5);
    private static final String STATEMENT_TIMEOUT = "4s";

    /** @param program the application name at the server */
    static IngestConnection open(DatabaseUrl url, String program, DatabaseObserver observer) throws SQLException {
        Connection connection = new LoginDataSource(
                        url,
                        ConnectionSettings.forUrl(
                                StoreDatabase.APPLICATION.named(program), url, CONNECT_TIMEOUT, SOCKET_TIMEOUT),
                        observer)
                .getConnection();
        boolean ready = false;
        try {
            SessionSharing sharing = SessionSharing.of(connection, url);
            // The same few statements run for every batch; planning them again costs more than a small batch's rows.
            sharing.keepPlans(connection, url, true);
            connection.setAutoCommit(false);
            ready = true;
            return new IngestConnection(
                    connection,
                    TransactionSettings.on(sharing, url).byKeyOnly().with("statement_timeout", STATEMENT_TIMEOUT));
        } finally {
            if (!ready) {
                closeQuietly(connection);
            }
        }
    }

    void close() {
        closeQuietly(connection);
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // It is gone either way, along with everything uncommitted.
        }
    }
}
