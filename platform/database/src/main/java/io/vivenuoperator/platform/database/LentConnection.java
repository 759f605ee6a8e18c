package io.vivenuoperator.platform.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A transaction's connection as DbClient sees it. DbClient takes a connection for each statement, turns on auto-commit
 * and gives it back. Here the transaction stays open, and whoever began it ends it.
 *
 * <p>For each row DbClient also asks for the names of its columns' types. The driver would ask the server for them,
 * because a column may be a serial; this answers without a round trip, with JDBC's names.
 */
final class LentConnection {
    private LentConnection() {}

    static Connection of(Connection tx) {
        return lend(Connection.class, tx, (method, arguments, real) -> switch (method) {
            case "close", "setAutoCommit" -> null;
            case "commit", "rollback" ->
                throw new UnsupportedOperationException("the transaction is ended by whoever began it");
            case "prepareStatement" -> statement(real.answer(PreparedStatement.class));
            default -> real.answer();
        });
    }

    private static PreparedStatement statement(PreparedStatement statement) {
        return lend(
                PreparedStatement.class,
                statement,
                (method, arguments, real) ->
                        method.equals("executeQuery") ? rows(real.answer(ResultSet.class)) : real.answer());
    }

    private static ResultSet rows(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = columns(rows.getMetaData());
        return lend(
                ResultSet.class,
                rows,
                (method, arguments, real) -> method.equals("getMetaData") ? columns : real.answer());
    }

    private static ResultSetMetaData columns(ResultSetMetaData columns) throws SQLException {
        String[] types = new String[columns.getColumnCount()];
        for (int i = 0; i < types.length; i++) {
            types[i] = JDBCType.valueOf(columns.getColumnType(i + 1)).getName();
        }
        return lend(
                ResultSetMetaData.class,
                columns,
                (method, arguments, real) ->
                        method.equals("getColumnTypeName") ? types[(int) arguments[0] - 1] : real.answer());
    }

    /** The original's answer to a call. */
    @FunctionalInterface
    private interface Original {
        @Nullable
        Object answer() throws Throwable;

        default <T> T answer(Class<T> type) throws Throwable {
            return Objects.requireNonNull(type.cast(answer()));
        }
    }

    /** How the lent connection differs. */
    @FunctionalInterface
    private interface Difference {
        @Nullable
        Object answer(String method, Object[] arguments, Original real) throws Throwable;
    }

    private static <T> T lend(Class<T> type, T original, Difference difference) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> difference.answer(method.getName(), arguments, () -> {
                    try {
                        return method.invoke(original, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                })));
    }
}
