package io.vivenuoperator.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** Whether a connection's server session is ours alone, or a pooler lends it to others between transactions. */
public enum SessionSharing {
    OWN,
    SHARED;

    private static final String PREPARE_THRESHOLD = "prepareThreshold";

    /**
     * What the installation says. Otherwise the process id tells: at login the server sends the one that serves us,
     * while a pooler, whose server processes change, sends an arbitrary number.
     */
    public static SessionSharing of(Connection connection, DatabaseUrl url) throws SQLException {
        return url.pooler() == PoolerMode.TRANSACTION ? SHARED : detected(connection);
    }

    private static SessionSharing detected(Connection connection) throws SQLException {
        int told = connection.unwrap(PGConnection.class).getBackendPID();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_catalog.pg_backend_pid()")) {
            row.next();
            return row.getInt(1) == told ? OWN : SHARED;
        }
    }

    /**
     * From now on prepares each statement at its first use, or none, unless the URL says otherwise or the session is shared: a
     * named statement there would collide with those of the session's next user, and be missing for us.
     */
    public void keepPlans(Connection connection, DatabaseUrl url, boolean kept) throws SQLException {
        if (this == OWN && !url.jdbcUrl().contains(PREPARE_THRESHOLD + "=")) {
            connection.unwrap(PGConnection.class).setPrepareThreshold(kept ? 1 : 0);
        }
    }
}
