package io.vivenuoperator.platform.database;

import java.sql.SQLException;

/**
 * PostgreSQL could not do what was asked. The message says what is wrong and what helps, with the SQLSTATE, and contains no
 * data of the statement and no password.
 */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String sqlState;

    /** The kind of failure, as far as it affects the caller's next step. */
    public enum Reason {
        /**
         * Unreachable, starting, stopping, read-only, out of resources or too slow. Also a commit whose answer was lost: it
         * may have happened.
         */
        UNAVAILABLE,
        /** A conflict with another transaction (deadlock, serialization, lock timeout): a retry works. */
        CONFLICT,
        /** PostgreSQL will always refuse a row (SQLSTATE class 22 or 23); the others can be written without it. */
        BAD_DATA,
        /** Login, TLS, a name, a right or the schema is wrong, until a person changes it. */
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

    /** Translates an SQLException into its meaning for whoever runs this application. */
    public static DatabaseException of(SQLException cause, ApplicationProfile application) {
        return new DatabaseException(DatabaseFailure.of(cause, application), cause);
    }

    public Reason reason() {
        return reason;
    }

    /** Five characters, or empty if the error did not come from the server. */
    public String sqlState() {
        return sqlState;
    }

    /** Whether the same call may succeed later. */
    public boolean isTransient() {
        return reason == Reason.UNAVAILABLE || reason == Reason.CONFLICT;
    }
}
