package io.vivenuoperator.store.schema;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The role that receivers and polls log in as, when it is not the one that owns the schema. */
public record RuntimeRole(String name) {
    private static final int LONGEST = 63;
    private static final String EXISTS = "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = ?), quote_ident(?)";

    /** @throws IllegalArgumentException with a message that may be shown */
    public RuntimeRole {
        if (name.isBlank() || name.getBytes(StandardCharsets.UTF_8).length > LONGEST || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("must be the name of a PostgreSQL role (at most " + LONGEST + " bytes)");
        }
    }

    /** Nothing is migrated for a role that is not there. */
    boolean requireExisting(Connection tx) throws SQLException {
        try (PreparedStatement question = tx.prepareStatement(EXISTS)) {
            question.setString(1, name);
            question.setString(2, name);
            try (ResultSet row = question.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    throw MigrationPreflight.unfit("The role " + name
                            + ", which RUNTIME_ROLE names, does not exist: CREATE ROLE " + row.getString(2)
                            + " LOGIN PASSWORD …, or correct RUNTIME_ROLE (database.runtimeRole of the chart).");
                }
                return true;
            }
        }
    }
}
