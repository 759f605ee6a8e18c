package io.vivenuoperator.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * One statement of a transaction, with its parameters and the reading of its rows; each returns rows, if only a count. It
 * runs on its own, or with others in a {@link StatementPipeline}.
 */
public record PipelinedStatement<T>(String sql, PlanMode planning, Values values, Reading<T> reading) {
    @FunctionalInterface
    public interface Values {
        void set(StatementParameters parameters) throws SQLException;
    }

    @FunctionalInterface
    public interface Reading<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /** Runs this statement on its own. */
    public T run(Connection tx) throws SQLException {
        try (PreparedStatement statement = planning.prepare(tx, sql)) {
            values.set(new StatementParameters(statement));
            try (ResultSet rows = statement.executeQuery()) {
                return reading.read(rows);
            }
        }
    }
}
