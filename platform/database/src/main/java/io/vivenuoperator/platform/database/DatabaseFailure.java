package io.vivenuoperator.platform.database;

import io.vivenuoperator.platform.database.DatabaseException.Reason;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The meaning of an SQLException for the person who has to fix it.
 *
 * <p>The server's message is shown only where it can name nothing but objects, roles and hosts: never for errors about data
 * (SQLSTATE classes 22 and 23), and never the detail, the hint or the statement.
 *
 * @param sentence what is wrong and, if anything helps, what to do
 */
record DatabaseFailure(Reason reason, String sqlState, String sentence) {
    static DatabaseFailure of(SQLException thrown, ApplicationProfile application) {
        SQLException cause = first(thrown);
        String state = Optional.ofNullable(cause.getSQLState()).orElse("");
        return TlsFailure.of(cause, state)
                .or(() -> ConnectFailure.of(cause, state))
                .or(() -> ServerFailure.of(application, state, words(cause)))
                .orElseGet(() -> otherwise(cause, state));
    }

    /** After a timeout, a pool wraps the reason why it could not connect. */
    private static SQLException first(SQLException thrown) {
        return thrown.getCause() instanceof SQLException cause ? first(cause) : thrown;
    }

    /** The server's message, without detail and hint; empty if the error is the driver's. */
    private static String words(SQLException e) {
        return e instanceof PSQLException driver
                ? Optional.ofNullable(driver.getServerErrorMessage())
                        .map(ServerErrorMessage::getMessage)
                        .orElse("")
                : "";
    }

    private static DatabaseFailure otherwise(SQLException cause, String state) {
        if (state.length() != 5) {
            return cause instanceof SQLTransientConnectionException
                    ? new DatabaseFailure(Reason.UNAVAILABLE, state, "no connection became free in time")
                    : new DatabaseFailure(Reason.OTHER, state, "the statement failed");
        }
        return switch (state.substring(0, 2)) {
            case "08" -> new DatabaseFailure(Reason.UNAVAILABLE, state, "the connection broke or was refused");
            case "53", "57", "58" -> new DatabaseFailure(Reason.UNAVAILABLE, state, "not available or too slow");
            case "40" -> new DatabaseFailure(Reason.CONFLICT, state, "another transaction conflicted");
            case "22", "23" -> new DatabaseFailure(Reason.BAD_DATA, state, "the data was refused");
            default -> new DatabaseFailure(Reason.OTHER, state, "the statement failed");
        };
    }

    /** The sentence, followed by the server's message in brackets. */
    static String with(String sentence, String words) {
        return words.isBlank() ? sentence : sentence + " (the server says: " + words.strip() + ")";
    }
}
