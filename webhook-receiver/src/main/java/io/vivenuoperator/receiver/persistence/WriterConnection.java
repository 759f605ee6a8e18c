package io.vivenuoperator.receiver.persistence;

import io.vivenuoperator.store.database.DatabaseUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * The writer's own connection. Its timeouts are short, because requests wait on the other side: a database that is silent for
 * longer than this is treated as lost, and the writer is back soon after it is.
 */
final class WriterConnection {

    private static final String CONNECT_SECONDS = "2";
    private static final String SOCKET_SECONDS = "5";

    /** Durable before acknowledged, even where the server's default is not; a stricter setting stays. */
    private static final String DURABLE = """
            SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
            """;

    /**
     * Plans are kept, and a table that is empty when one is made grows under it: to read it whole, by its index if need be, and
     * to join with that, is the cheapest there is. Everything that a batch touches it finds by a key, row by row, so that is what
     * each plan shall do from the beginning.
     */
    private static final String BY_KEY_ONLY =
            "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off";

    /** Left to itself the server compares costs by the first few batches, and may plan some statements anew for ever. */
    private static final String PLANNED_ONCE = "SET plan_cache_mode = force_generic_plan";

    private WriterConnection() {}

    static Connection open(DatabaseUrl url) throws SQLException {
        Connection connection = DriverManager.getConnection(url.jdbcUrl(), properties(url));
        boolean ready = false;
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET statement_timeout = '4s'");
            statement.execute(BY_KEY_ONLY);
            statement.execute(PLANNED_ONCE);
            statement.execute(DURABLE);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            ready = true;
            return connection;
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
        // The same few statements batch after batch: planning them anew costs more than a small batch's rows.
        properties.setProperty("prepareThreshold", "1");
        // Values of rows stay out of exception messages.
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }
}
