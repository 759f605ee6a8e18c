package io.vivenuoperator.store.schema;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What every name of a PostgreSQL role has to be. */
final class RoleName {
    private static final int LONGEST = 63;
    private static final String EXISTS = "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = ?), quote_ident(?)";

    private RoleName() {}

    /** @throws IllegalArgumentException with a message that may be shown */
    static void check(String name) {
        if (name.isBlank() || name.getBytes(StandardCharsets.UTF_8).length > LONGEST || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("must be the name of a PostgreSQL role (at most " + LONGEST + " bytes)");
        }
    }

    /**
     * Nothing is migrated for a role that is not there.
     *
     * @param variable that names the role
     * @param correction what else to do than to create the role
     */
    static boolean requireExisting(Connection tx, String name, String variable, String correction) throws SQLException {
        try (PreparedStatement question = tx.prepareStatement(EXISTS)) {
            question.setString(1, name);
            question.setString(2, name);
            try (ResultSet row = question.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    throw MigrationPreflight.unfit("The role " + name + ", which " + variable
                            + " names, does not exist: CREATE ROLE " + row.getString(2) + " LOGIN PASSWORD …, or "
                            + correction + ".");
                }
                return true;
            }
        }
    }
}
