package io.vivenuoperator.platform.database;

import io.vivenuoperator.platform.database.DatabaseException.Reason;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.postgresql.util.GT;

/** Why the driver could not connect, before the server sent anything. */
final class ConnectFailure {
    private ConnectFailure() {}

    static Optional<DatabaseFailure> of(SQLException cause, String state) {
        return password(cause, state).or(() -> network(cause, state)).or(() -> demand(cause, state));
    }

    /** Whoever renews the file may be about to. */
    private static Optional<DatabaseFailure> password(SQLException cause, String state) {
        return cause instanceof PasswordFile.UnusableException unusable
                ? Optional.of(away(state, String.valueOf(unusable.getMessage())))
                : Optional.empty();
    }

    private static Optional<DatabaseFailure> network(SQLException cause, String state) {
        return find(cause, UnknownHostException.class::isInstance)
                .map(e -> away(
                        state,
                        "the host " + e.getMessage() + " is unknown: check its name in DATABASE_URL, and that"
                                + " DNS resolves it from here"))
                .or(() -> find(cause, NoRouteToHostException.class::isInstance)
                        .map(_ -> away(
                                state,
                                "there is no route to the host: check its address, firewalls and"
                                        + " network policies")))
                .or(() -> find(cause, SocketTimeoutException.class::isInstance)
                        .map(_ -> away(
                                state,
                                "no answer in time: check host and port in DATABASE_URL, firewalls and"
                                        + " network policies; or the server is overloaded")))
                .or(() -> find(cause, ConnectException.class::isInstance)
                        .map(_ -> away(
                                state,
                                "the connection was refused: nothing listens at this host and port, or the"
                                        + " server is starting")));
    }

    /** Incompatible requirements of the URL and the server. */
    private static Optional<DatabaseFailure> demand(SQLException cause, String state) {
        String message = Optional.ofNullable(cause.getMessage()).orElse("");
        if (message.equals(GT.tr("The server does not support SSL."))) {
            return Optional.of(wrong(
                    state,
                    "the server does not support TLS, which sslmode requires: enable ssl there, or, in a"
                            + " network you trust, set sslmode=disable"));
        }
        return switch (state) {
            case "99999" -> Optional.of(wrong(state, "the driver can't read DATABASE_URL"));
            case "08004" -> Optional.of(wrong(state, demanded(message)));
            case "08001" ->
                Optional.of(
                        message.contains("targetServerType")
                                ? away(
                                        state,
                                        "none of the URL's hosts matches target_session_attrs: is a failover in progress,"
                                                + " or is the primary's name missing?")
                                : away(
                                        state,
                                        "the server can't be reached: check host and port in DATABASE_URL (the driver says: "
                                                + message + ")"));
            default -> Optional.empty();
        };
    }

    /** The driver's messages of this kind name methods and settings, nothing secret. */
    private static String demanded(String message) {
        if (message.contains("no password")) {
            return "the server asks for a password, and DATABASE_URL has none: postgresql://user:password@host/database, or a"
                    + " file named by " + PasswordFile.VARIABLE;
        }
        if (message.toLowerCase(Locale.ROOT).contains("channel binding")) {
            return "channel_binding=require is impossible (it needs TLS and a SCRAM password): leave it out, or set"
                    + " sslmode=require as well (the driver says: " + message + ")";
        }
        return "driver and server can't agree on how to log in (the driver says: " + message + ")";
    }

    static Optional<Throwable> find(Throwable thrown, Predicate<Throwable> wanted) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(16)
                .filter(wanted)
                .findFirst();
    }

    private static DatabaseFailure away(String state, String sentence) {
        return new DatabaseFailure(Reason.UNAVAILABLE, state, sentence);
    }

    private static DatabaseFailure wrong(String state, String sentence) {
        return new DatabaseFailure(Reason.MISCONFIGURED, state, sentence);
    }
}
