package io.vivenuoperator.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGStatement;

/** When a statement is planned, on connections that keep plans. A plan that is made for any array takes it for ten rows. */
public enum PlanMode {
    /** For what finds each row by a key, whatever the size of the batch; and for small batches, for which planning costs most. */
    ONCE,
    /** For what compares parts of a batch with each other, row by row if it was planned for ten: quadratic. */
    FOR_EACH_BATCH;

    private static final int FEW = 100;

    /** Until the end of the transaction; a connection may have been told to plan everything once, and row by row. */
    private static final String FOR_EACH =
            "SET LOCAL plan_cache_mode = force_custom_plan; SET LOCAL enable_hashjoin = on; SET LOCAL enable_mergejoin = on";

    /**
     * For a statement that compares parts of the batch with each other.
     *
     * @param rows how many the largest part of the batch has
     */
    public static PlanMode of(int rows) {
        return rows <= FEW ? ONCE : FOR_EACH_BATCH;
    }

    /** Prepares a statement that is to be planned so; what is planned once comes before what is planned for its batch. */
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
