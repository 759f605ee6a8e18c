package io.vivenuoperator.store.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The role that the read API logs in as: it may read the schema {@code api}, and is given nothing else.
 *
 * @param password with which the migration makes the role, and keeps it; empty: somebody else makes it
 */
public record ReaderRole(String name, Optional<String> password) {
    /** @throws IllegalArgumentException with a message that may be shown */
    public ReaderRole {
        RoleName.check(name);
    }

    /**
     * A role that exists.
     *
     * @throws IllegalArgumentException with a message that may be shown
     */
    public ReaderRole(String name) {
        this(name, Optional.empty());
    }

    /** Nothing is migrated for a role that is neither there nor can be made. */
    boolean prepare(Connection tx) throws SQLException {
        if (password.isPresent()) {
            return new ReaderLogin(name, password.get()).keep(tx);
        }
        return RoleName.requireExisting(
                tx,
                name,
                "READER_ROLE",
                "correct READER_ROLE (api.database.role of the chart), or give READER_PASSWORD to have it made");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ReaderRole[name=" + name + "]";
    }
}
