package io.vivenuoperator.store.schema;

import io.vivenuoperator.store.database.Database;
import io.vivenuoperator.store.database.DatabaseException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Tells at the start of a process whether the database has the schema it needs. One cheap question, without Flyway. */
public final class SchemaCheck {
    /** The newest migration this program knows. */
    static final int EXPECTED = 7;

    private static final String HISTORY_EXISTS = "SELECT to_regclass('flyway_schema_history') IS NOT NULL";
    private static final String NEWEST =
            "SELECT coalesce(max(version::integer), 0) FROM flyway_schema_history WHERE success";

    private SchemaCheck() {}

    /**
     * Compares the database with this program.
     *
     * @throws DatabaseException when the database cannot say
     */
    public static SchemaState check(Database database) {
        return database.inTransaction(SchemaCheck::check);
    }

    /** The same in a transaction of the caller's. */
    public static SchemaState check(Connection tx) throws SQLException {
        return holds(tx) ? compare(newest(tx)) : new SchemaState.Missing(EXPECTED);
    }

    private static SchemaState compare(int found) {
        if (found == 0) {
            return new SchemaState.Missing(EXPECTED);
        }
        if (found < EXPECTED) {
            return new SchemaState.Behind(found, EXPECTED);
        }
        return found > EXPECTED ? new SchemaState.Ahead(found, EXPECTED) : new SchemaState.Current(found);
    }

    private static boolean holds(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(HISTORY_EXISTS);
                ResultSet row = query.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static int newest(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(NEWEST);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
