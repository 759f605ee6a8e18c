package io.vivenuoperator.store.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.postgresql.PGStatement;

/**
 * Statements whose plan must fit the size of the batch, on connections that keep plans too: a plan made for any array takes
 * it for ten rows, and where one part of a batch is joined with another that is quadratic.
 */
public final class PlannedPerBatch {
    private PlannedPerBatch() {}

    public static PreparedStatement prepare(Connection tx, String sql) throws SQLException {
        PreparedStatement statement = tx.prepareStatement(sql);
        boolean ready = false;
        try {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            ready = true;
            return statement;
        } finally {
            if (!ready) {
                statement.close();
            }
        }
    }
}
