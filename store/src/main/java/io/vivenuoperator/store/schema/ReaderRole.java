package io.vivenuoperator.store.schema;

import java.sql.Connection;
import java.sql.SQLException;

/** The role that the read API logs in as: it may read the schema {@code api}, and is given nothing else. */
public record ReaderRole(String name) {
    /** @throws IllegalArgumentException with a message that may be shown */
    public ReaderRole {
        RoleName.check(name);
    }

    boolean requireExisting(Connection tx) throws SQLException {
        return RoleName.requireExisting(tx, name, "READER_ROLE", "correct READER_ROLE");
    }
}
