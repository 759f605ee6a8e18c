package io.vivenuoperator.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The connection to PostgreSQL: transactions that begin with {@link TransactionSettings}. Within one, plain statements
 * are run by Helidon's DbClient ({@link NamedStatements}). It can be opened while the database is unreachable; each use
 * reports that.
 */
public final class Database implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String ROWS_AT_ONCE = "1000";
    private static final String NO_STATE = "";

    private final ApplicationProfile application;
    private final DatabaseUrl url;
    private final HikariDataSource pool;
    private final DatabaseObserver observer;
    private final AtomicReference<@Nullable SessionSharing> sharing = new AtomicReference<>();

    private Database(
            ApplicationProfile application, DatabaseUrl url, HikariDataSource pool, DatabaseObserver observer) {
        this.application = application;
        this.url = url;
        this.pool = pool;
        this.observer = observer;
    }

    /**
     * Does not connect yet.
     *
     * @param poolSize the most connections this process will hold
     */
    public static Database open(ApplicationProfile application, DatabaseUrl url, int poolSize) {
        return open(application, url, poolSize, DatabaseObserver.NONE);
    }

    /**
     * Does not connect yet.
     *
     * @param poolSize the most connections this process will hold
     * @param observer told of logins and transactions
     */
    public static Database open(
            ApplicationProfile application, DatabaseUrl url, int poolSize, DatabaseObserver observer) {
        return open(application, url, poolSize, PATIENCE, Map.of(), observer);
    }

    /**
     * Does not connect yet.
     *
     * @param patience how long a caller waits for a connection before the database counts as unavailable; at least 250 ms
     */
    public static Database open(ApplicationProfile application, DatabaseUrl url, int poolSize, Duration patience) {
        return open(application, url, poolSize, patience, Map.of(), DatabaseObserver.NONE);
    }

    /**
     * For a program that only reads, perhaps from a standby ({@link DatabaseUrl#parseForReading}). Rows arrive as they
     * are read, so that memory does not grow with the size of a result. Does not connect yet.
     *
     * @param poolSize the most connections this process will hold
     */
    public static Database openForReading(ApplicationProfile application, DatabaseUrl url, int poolSize) {
        return openForReading(application, url, poolSize, DatabaseObserver.NONE);
    }

    /**
     * The same, watched.
     *
     * @param poolSize the most connections this process will hold
     * @param observer told of logins and transactions
     */
    public static Database openForReading(
            ApplicationProfile application, DatabaseUrl url, int poolSize, DatabaseObserver observer) {
        return open(application, url, poolSize, PATIENCE, Map.of("defaultRowFetchSize", ROWS_AT_ONCE), observer);
    }

    private static Database open(
            ApplicationProfile application,
            DatabaseUrl url,
            int poolSize,
            Duration patience,
            Map<String, String> properties,
            DatabaseObserver observer) {
        if (poolSize < 1) {
            throw new IllegalArgumentException("poolSize must be at least 1");
        }
        var config = new HikariConfig();
        config.setPoolName(application.name());
        Map<String, String> settings = new LinkedHashMap<>(
                ConnectionSettings.forUrl(application, url, patience, ConnectionSettings.SLOWEST_ANSWER));
        settings.putAll(properties);
        config.setDataSource(new LoginDataSource(url, settings, observer));
        config.setMaximumPoolSize(poolSize);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(patience.toMillis());
        config.setValidationTimeout(patience.toMillis());
        // -1: start without the database, and fail at the first use.
        config.setInitializationFailTimeout(-1);
        return new Database(application, url, new HikariDataSource(config), observer);
    }

    /**
     * A connection for the caller, who closes it; behind a pooler, with whatever others left in its session.
     *
     * @throws DatabaseException if there is none
     */
    public Connection connection() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw DatabaseException.of(e, application);
        }
    }

    /**
     * Runs one READ COMMITTED transaction: committed when the work returns, rolled back when it throws.
     *
     * @throws DatabaseException for any SQLException; after a lost COMMIT (reason UNAVAILABLE) the work may be done
     */
    public <T> T inTransaction(TransactionWork<T> work) {
        return inTransaction(UnaryOperator.identity(), work);
    }

    /**
     * Runs one READ ONLY transaction, for one query or several.
     *
     * @param longest the time after which the server cancels a statement; the caller gets a DatabaseException
     * (UNAVAILABLE)
     * @param more the query's own settings, such as {@code s -> s.with("vivenu.regions", keys).ofOneMoment()}
     * @throws DatabaseException for any SQLException
     */
    public <T> T read(Duration longest, UnaryOperator<TransactionSettings> more, TransactionWork<T> work) {
        return inTransaction(own -> more.apply(own.readOnly().statementTimeout(longest)), work);
    }

    /**
     * Runs one READ COMMITTED transaction with settings of its own.
     *
     * @param more such as {@link TransactionSettings#byKeyOnly}
     * @throws DatabaseException as {@link #inTransaction(TransactionWork)} does
     */
    public <T> T inTransaction(UnaryOperator<TransactionSettings> more, TransactionWork<T> work) {
        long start = System.nanoTime();
        try {
            T result = transaction(more, work);
            observer.committed(since(start));
            return result;
        } catch (DatabaseException e) {
            observer.failed(e.sqlState(), since(start));
            throw e;
        } catch (RuntimeException e) {
            observer.failed(NO_STATE, since(start));
            throw e;
        }
    }

    private <T> T transaction(UnaryOperator<TransactionSettings> more, TransactionWork<T> work) {
        try (Connection tx = connection()) {
            SessionSharing session = sharing(tx);
            TransactionSettings first = more.apply(TransactionSettings.on(session, url));
            session.keepPlans(tx, url, first.plansKept());
            tx.setAutoCommit(false);
            return commitOrRollBack(tx, same -> {
                first.begin(same);
                return work.run(same);
            });
        } catch (SQLException e) {
            throw DatabaseException.of(e, application);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Checks once whether there is a pooler in front of the server. */
    private SessionSharing sharing(Connection connection) throws SQLException {
        SessionSharing known = sharing.get();
        if (known != null) {
            return known;
        }
        SessionSharing found = SessionSharing.of(connection, url);
        sharing.set(found);
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
        pool.close();
    }
}
