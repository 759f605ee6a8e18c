package io.vivenuoperator.platform.database;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/** Sets a statement's parameters by their order, so that no index has to be counted. */
public final class StatementParameters {
    private final PreparedStatement statement;
    private int position;

    StatementParameters(PreparedStatement statement) {
        this.statement = statement;
    }

    public StatementParameters array(Array value) throws SQLException {
        statement.setArray(++position, value);
        return this;
    }

    public StatementParameters instant(Instant value) throws SQLException {
        statement.setTimestamp(++position, Timestamp.from(value));
        return this;
    }

    public StatementParameters flag(boolean value) throws SQLException {
        statement.setBoolean(++position, value);
        return this;
    }
}
