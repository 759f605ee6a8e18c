package io.vivenuoperator.store.schema;

import java.sql.Connection;
import java.sql.SQLException;

/** The role that receivers and polls log in as, when it is not the one that owns the schema. */
public record RuntimeRole(String name) {
    /** @throws IllegalArgumentException with a message that may be shown */
    public RuntimeRole {
        RoleName.check(name);
    }

    boolean requireExisting(Connection tx) throws SQLException {
        return RoleName.requireExisting(
                tx, name, "RUNTIME_ROLE", "correct RUNTIME_ROLE (database.runtimeRole of the chart)");
    }
}
