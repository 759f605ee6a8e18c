package io.vivenuoperator.store.schema;

import io.vivenuoperator.platform.database.PasswordVerifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the role of the read API, and keeps its password what the installation says. A role of somebody else's is left alone. */
record ReaderLogin(String name, String password) {
    private static final String MARK = "Made by vivenu-operator: reads the schema api.";
    private static final String LOOK = """
            SELECT r.oid IS NOT NULL, coalesce(shobj_description(r.oid, 'pg_authid') = ?, false),
                   m.rolsuper OR m.rolcreaterole, quote_ident(m.rolname)
            FROM pg_roles m
            LEFT JOIN pg_roles r ON r.rolname = ?
            WHERE m.rolname = current_user
            """;
    private static final String MAKE = """
            SELECT format('CREATE ROLE %1$I; COMMENT ON ROLE %1$I IS %2$L;'
                          ' ALTER ROLE %1$I SET default_transaction_read_only = on;'
                          ' ALTER ROLE %1$I SET idle_in_transaction_session_timeout = ''5s'';'
                          ' ALTER ROLE %1$I SET lock_timeout = ''200ms''', CAST(? AS text), CAST(? AS text))
            """;
    private static final String LET_IN =
            "SELECT format('ALTER ROLE %I LOGIN PASSWORD %L', CAST(? AS text), CAST(? AS text))";

    /** Again and again is harmless. */
    boolean keep(Connection tx) throws SQLException {
        try (PreparedStatement question = tx.prepareStatement(LOOK)) {
            question.setString(1, MARK);
            question.setString(2, name);
            try (ResultSet row = question.executeQuery()) {
                row.next();
                boolean exists = row.getBoolean(1);
                if (exists && !row.getBoolean(2)) {
                    throw MigrationPreflight.unfit("The role " + name
                            + ", which READER_ROLE names, exists and was not made by migrate, which does not change its password:"
                            + " leave READER_PASSWORD out (api.database.makeRole of the chart), or name another role.");
                }
                if (!row.getBoolean(3)) {
                    throw MigrationPreflight.unfit(
                            "The role " + row.getString(4)
                                    + " may not make the role " + name + ", which READER_ROLE names: ALTER ROLE "
                                    + row.getString(4)
                                    + " CREATEROLE, or create it by hand and leave READER_PASSWORD out (api.database.makeRole of the chart).");
                }
                if (!exists) {
                    execute(tx, MAKE, MARK);
                }
            }
        }
        execute(tx, LET_IN, PasswordVerifier.of(password));
        return true;
    }

    private void execute(Connection tx, String statements, String second) throws SQLException {
        try (PreparedStatement question = tx.prepareStatement(statements)) {
            question.setString(1, name);
            question.setString(2, second);
            try (ResultSet row = question.executeQuery();
                    Statement statement = tx.createStatement()) {
                row.next();
                statement.execute(row.getString(1));
            }
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ReaderLogin[name=" + name + "]";
    }
}
