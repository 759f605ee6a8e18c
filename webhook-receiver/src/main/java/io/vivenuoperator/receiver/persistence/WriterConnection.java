package io.vivenuoperator.receiver.persistence;

import io.vivenuoperator.store.database.DatabaseUrl;
import io.vivenuoperator.store.database.SessionSharing;
import io.vivenuoperator.store.database.TransactionSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * The writer's own connection. Its timeouts are short, because requests wait on the other side: a database that is silent for
 * longer than this is treated as lost, and the writer is back soon after it is.
 *
 * @param settings what each of its transactions begins with
 */
record WriterConnection(Connection connection, TransactionSettings settings) {

    private static final String CONNECT_SECONDS = "2";
    private static final String SOCKET_SECONDS = "5";
    private static final String STATEMENT_TIMEOUT = "4s";

    static WriterConnection open(DatabaseUrl url) throws SQLException {
        Connection connection = DriverManager.getConnection(url.jdbcUrl(), properties(url));
        boolean ready = false;
        try {
            SessionSharing sharing = SessionSharing.of(connection);
            // The same few statements batch after batch: planning them anew costs more than a small batch's rows.
            sharing.keepPlans(connection, url);
            connection.setAutoCommit(false);
            ready = true;
            return new WriterConnection(
                    connection,
                    TransactionSettings.on(sharing, url).byKeyOnly().with("statement_timeout", STATEMENT_TIMEOUT));
        } finally {
            if (!ready) {
                PostgresDeliveryStore.closeQuietly(connection);
            }
        }
    }

    private static Properties properties(DatabaseUrl url) {
        var properties = new Properties();
        url.user().ifPresent(user -> properties.setProperty("user", user));
        url.password().ifPresent(password -> properties.setProperty("password", password));
        url.secrets().forEach(properties::setProperty);
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("loginTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", SOCKET_SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "webhook-receiver");
        // The driver then gives that name when it logs in, and sets it for no session afterwards.
        properties.setProperty("assumeMinServerVersion", "15");
        properties.setProperty("prepareThreshold", "0");
        // Values of rows stay out of exception messages.
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }
}
