package io.vivenuoperator.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGStatement;

/** When a statement is planned, on connections that cache plans. A generic plan assumes ten rows in any array. */
public enum PlanMode {
    /**
     * For statements that find each row by a key, whatever the batch's size; and for small batches, where planning
     * costs most.
     */
    ONCE,
    /**
     * For statements that compare parts of a batch with each other: a plan for ten rows would do that row by row, in
     * quadratic time.
     */
    FOR_EACH_BATCH;

    private static final int FEW = 100;

    /** Until the end of the transaction; the connection may be set to cache plans and to look up row by row. */
    private static final String FOR_EACH =
            "SET LOCAL plan_cache_mode = force_custom_plan; SET LOCAL enable_hashjoin = on; SET LOCAL enable_mergejoin = on";

    /**
     * For a statement that compares parts of the batch with each other.
     *
     * @param rows the size of the batch's largest part
     */
    public static PlanMode of(int rows) {
        return rows <= FEW ? ONCE : FOR_EACH_BATCH;
    }

    /**
     * Prepares a statement to be planned in this way; in a transaction, statements planned ONCE come before those planned
     * for their batch.
     */
    public PreparedStatement prepare(Connection tx, String sql) throws SQLException {
        if (this == ONCE) {
            return tx.prepareStatement(sql);
        }
        try (Statement setting = tx.createStatement()) {
            setting.execute(FOR_EACH);
        }
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
