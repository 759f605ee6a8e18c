package io.vivenuoperator.store.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;

/**
 * PostgreSQL did not do what was asked. The message holds the SQLSTATE and no data of the statement.
 */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String sqlState;

    /** What went wrong, as far as the caller's next step depends on it. */
    public enum Reason {
        /** Away, starting, stopping, read-only, out of resources or too slow. Also a commit whose answer got lost: it may have happened. */
        UNAVAILABLE,
        /** Another transaction was in the way (deadlock, serialization, lock timeout): the same again works. */
        CONFLICT,
        /** A row that PostgreSQL will refuse again (SQLSTATE class 22 or 23): without it the others can be written. */
        BAD_DATA,
        /** Everything else: login refused, missing table, a bug. */
        OTHER
    }

    private DatabaseException(Reason reason, String sqlState, SQLException cause) {
        super(
                "PostgreSQL: " + sentence(reason) + " (SQLSTATE " + (sqlState.isEmpty() ? "none" : sqlState) + ")",
                cause);
        this.reason = reason;
        this.sqlState = sqlState;
    }

    public static DatabaseException of(SQLException cause) {
        String state = Optional.ofNullable(cause.getSQLState()).orElse("");
        return new DatabaseException(reasonOf(state, cause), state, cause);
    }

    public Reason reason() {
        return reason;
    }

    /** Five characters, or empty when the error did not come from the server. */
    public String sqlState() {
        return sqlState;
    }

    /** Whether the same call may succeed later. */
    public boolean isTransient() {
        return reason == Reason.UNAVAILABLE || reason == Reason.CONFLICT;
    }

    private static Reason reasonOf(String state, SQLException cause) {
        if (state.length() != 5) {
            return cause instanceof SQLTransientConnectionException ? Reason.UNAVAILABLE : Reason.OTHER;
        }
        return switch (state.substring(0, 2)) {
            case "08", "53", "57", "58" -> Reason.UNAVAILABLE;
            case "40" -> Reason.CONFLICT;
            case "22", "23" -> Reason.BAD_DATA;
            default ->
                switch (state) {
                    // After a failover the old primary answers read-only.
                    case "25006" -> Reason.UNAVAILABLE;
                    // A standby, asked for a transaction that may write.
                    case "0A000" -> Reason.UNAVAILABLE;
                    case "55P03" -> Reason.CONFLICT;
                    default -> Reason.OTHER;
                };
        };
    }

    private static String sentence(Reason reason) {
        return switch (reason) {
            case UNAVAILABLE -> "not available or too slow";
            case CONFLICT -> "another transaction was in the way";
            case BAD_DATA -> "the data was refused";
            case OTHER -> "the statement failed";
        };
    }
}
