package io.vivenuoperator.store.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.database.base.Table;
import org.flywaydb.core.internal.exception.FlywaySqlException;
import org.flywaydb.database.postgresql.PostgreSQLConnection;

/** Sets and locks per transaction what Flyway would set and lock per session. */
final class SharedSessionConnection extends PostgreSQLConnection {
    /** Plus the table's hash: Flyway's own lock, so that a migration of an earlier release and this one wait for each other. */
    private static final long LOCK = 77_431_708_279_161L;

    SharedSessionConnection(SharedSessionDatabase database, Connection connection) {
        super(database, connection);
    }

    /** Flyway's first query on a connection. */
    @Override
    protected String getCurrentSchemaNameOrSearchPath() throws SQLException {
        if (connection().getAutoCommit()) {
            begin();
        }
        return super.getCurrentSchemaNameOrSearchPath();
    }

    /** None of our migrations changes the role. */
    @Override
    protected void doRestoreOriginalState() {}

    @Override
    public void doChangeCurrentSchemaOrSearchPathTo(String path) throws SQLException {
        jdbcTemplate.execute("SELECT set_config('search_path', ?, true)", path);
    }

    /** Each step that Flyway runs under its lock is a transaction of its own. */
    @Override
    @SuppressWarnings("rawtypes") // as declared by Flyway
    public <T> T lock(Table table, Callable<T> step) {
        boolean done = false;
        try {
            jdbcTemplate.execute(
                    "SELECT pg_advisory_xact_lock(" + (LOCK + table.toString().hashCode()) + ")");
            T result = step.call();
            connection().commit();
            begin();
            done = true;
            return result;
        } catch (SQLException e) {
            throw new FlywaySqlException("A migration step failed", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new FlywayException(e);
        } finally {
            if (!done) {
                rollBack();
            }
        }
    }

    private void begin() throws SQLException {
        connection().setAutoCommit(false);
        if (database.getConfiguration().getDataSource() instanceof SharedSessionDataSource source) {
            source.begin(connection());
        }
    }

    private void rollBack() {
        try {
            connection().rollback();
        } catch (SQLException e) {
            // The connection is gone, and the transaction with it: what matters is why the step failed.
        }
    }

    private Connection connection() {
        return jdbcTemplate.getConnection();
    }
}
