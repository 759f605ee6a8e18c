package io.vivenuoperator.platform.database;

import java.sql.SQLException;

/**
 * PostgreSQL did not do what was asked. The message says what is wrong and what helps, with the SQLSTATE, and holds no data of the
 * statement and no password.
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
        /** Login, TLS, a name, a right or the schema is wrong: it stays so until a person changes it. */
        MISCONFIGURED,
        /** Everything else: a bug. */
        OTHER
    }

    private DatabaseException(DatabaseFailure trouble, SQLException cause) {
        super(
                "PostgreSQL: " + trouble.sentence() + " (SQLSTATE "
                        + (trouble.sqlState().isEmpty() ? "none" : trouble.sqlState()) + ")",
                cause);
        this.reason = trouble.reason();
        this.sqlState = trouble.sqlState();
    }

    /** What an SQLException means to whoever runs this application. */
    public static DatabaseException of(SQLException cause, ApplicationProfile application) {
        return new DatabaseException(DatabaseFailure.of(cause, application), cause);
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
}
