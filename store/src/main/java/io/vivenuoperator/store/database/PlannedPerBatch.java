package io.vivenuoperator.store.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.postgresql.PGStatement;

/**
 * Statements that join parts of a batch with each other, on connections that keep plans. A plan made for any array takes it for
 * ten rows and compares each with each: that is right for a few, and quicker than planning anew; with more of them it is quadratic.
 */
public final class PlannedPerBatch {
    private static final int FEW = 100;

    private PlannedPerBatch() {}

    /**
     * Prepares the statement.
     *
     * @param rows how many the largest part of the batch has
     */
    public static PreparedStatement prepare(Connection tx, String sql, int rows) throws SQLException {
        PreparedStatement statement = tx.prepareStatement(sql);
        if (rows <= FEW) {
            return statement;
        }
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
