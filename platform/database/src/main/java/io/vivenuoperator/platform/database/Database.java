package io.vivenuoperator.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import io.helidon.dbclient.jdbc.JdbcConnectionPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Access to PostgreSQL: transactions that begin with {@link TransactionSettings} for everything that writes, and Helidon's
 * DbClient for single queries that need none. It can be opened while the database is unreachable; each use reports that.
 */
public final class Database implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ApplicationProfile application;
    private final DatabaseUrl url;
    private final HikariDataSource pool;
    private final DbClient client;
    private final AtomicReference<@Nullable TransactionSettings> settings = new AtomicReference<>();

    private Database(ApplicationProfile application, DatabaseUrl url, HikariDataSource pool) {
        this.application = application;
        this.url = url;
        this.pool = pool;
        this.client = JdbcClientBuilder.create().connectionPool(lending(pool)).build();
    }

    /**
     * Does not connect yet.
     *
     * @param poolSize the most connections this process will hold
     */
    public static Database open(ApplicationProfile application, DatabaseUrl url, int poolSize) {
        return open(application, url, poolSize, PATIENCE);
    }

    /**
     * Does not connect yet.
     *
     * @param patience how long a caller waits for a connection before the database counts as unavailable; at least 250 ms
     */
    public static Database open(ApplicationProfile application, DatabaseUrl url, int poolSize, Duration patience) {
        if (poolSize < 1) {
            throw new IllegalArgumentException("poolSize must be at least 1");
        }
        var config = new HikariConfig();
        config.setPoolName(application.name());
        config.setJdbcUrl(url.jdbcUrl());
        url.user().ifPresent(config::setUsername);
        url.password().ifPresent(config::setPassword);
        config.setMaximumPoolSize(poolSize);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(patience.toMillis());
        config.setValidationTimeout(patience.toMillis());
        // -1: start without the database, and fail at the first use.
        config.setInitializationFailTimeout(-1);
        ConnectionSettings.forUrl(application, url, patience, ConnectionSettings.SLOWEST_ANSWER)
                .forEach(config::addDataSourceProperty);
        return new Database(application, url, new HikariDataSource(config));
    }

    private static JdbcConnectionPool lending(HikariDataSource pool) {
        return () -> {
            try {
                return pool.getConnection();
            } catch (SQLException e) {
                throw new DbClientException("no database connection", e);
            }
        };
    }

    public DbClient client() {
        return client;
    }

    /**
     * A connection for the caller, who closes it; behind a pooler, with whatever others left in its session.
     *
     * @throws DatabaseException if there is none
     */
    public Connection connection() {
        try {
            return client.unwrap(Connection.class);
        } catch (DbClientException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw DatabaseException.of(cause, application);
            }
            throw e;
        }
    }

    /**
     * Runs one READ COMMITTED transaction: committed when the work returns, rolled back when it throws.
     *
     * @throws DatabaseException for any SQLException; after a lost COMMIT (reason UNAVAILABLE) the work may be done
     */
    public <T> T inTransaction(TransactionWork<T> work) {
        try (Connection tx = connection()) {
            TransactionSettings first = settings(tx);
            tx.setAutoCommit(false);
            return commitOrRollBack(tx, same -> {
                first.begin(same);
                return work.run(same);
            });
        } catch (SQLException e) {
            throw DatabaseException.of(e, application);
        }
    }

    /** Checks once whether there is a pooler in front of the server. */
    private TransactionSettings settings(Connection connection) throws SQLException {
        TransactionSettings known = settings.get();
        if (known != null) {
            return known;
        }
        TransactionSettings found = TransactionSettings.on(SessionSharing.of(connection), url);
        settings.set(found);
        return found;
    }

    private static <T> T commitOrRollBack(Connection tx, TransactionWork<T> work) throws SQLException {
        boolean done = false;
        try {
            T result = work.run(tx);
            tx.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                rollBack(tx);
            }
        }
    }

    private static void rollBack(Connection tx) {
        try {
            tx.rollback();
        } catch (SQLException e) {
            // The connection is gone, and the transaction with it: what matters is why the work failed.
        }
    }

    @Override
    public void close() {
        client.close();
        pool.close();
    }
}
