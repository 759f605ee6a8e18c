package io.vivenuoperator.store.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * The schema {@code api}, which is beside the one that is migrated. It is made after the steps and not by one, because a role that
 * may migrate may be one that can't create schemas; everything but the read API works without it.
 *
 * @param readers the roles that may read it
 */
record ApiSchema(List<String> readers) {
    private static final String MAKE = "SELECT renew_api()";
    private static final String GRANTS = """
            SELECT format('GRANT USAGE ON SCHEMA api TO %1$I; GRANT SELECT ON ALL TABLES IN SCHEMA api TO %1$I;'
                          ' GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA api TO %1$I', CAST(? AS text))
            """;

    /** Makes or renews it; why it is not there, if so. */
    Optional<String> make(Connection tx) throws SQLException {
        Optional<String> obstacle = text(tx, MAKE, Optional.empty());
        if (obstacle.isEmpty()) {
            for (String reader : readers) {
                grant(tx, text(tx, GRANTS, Optional.of(reader)).orElseThrow());
            }
        }
        return obstacle;
    }

    private static void grant(Connection tx, String grants) throws SQLException {
        try (Statement statement = tx.createStatement()) {
            statement.execute(grants);
        }
    }

    private static Optional<String> text(Connection tx, String question, Optional<String> parameter)
            throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(question)) {
            if (parameter.isPresent()) {
                statement.setString(1, parameter.get());
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getString(1));
            }
        }
    }
}
