package io.vivenuoperator.platform.database;

import io.vivenuoperator.platform.database.DatabaseException.Reason;
import java.util.Optional;

/** Failures that the server itself reports, by SQLSTATE. */
final class ServerFailure {
    private ServerFailure() {}

    static Optional<DatabaseFailure> of(ApplicationProfile application, String state, String words) {
        return switch (state) {
            case "28P01" ->
                wrong(
                        state,
                        words,
                        "the server rejects this user with this password: correct DATABASE_URL (special"
                                + " characters percent-encoded) or the file of DATABASE_PASSWORD_FILE, or ALTER ROLE …"
                                + " PASSWORD");
            case "28000" -> wrong(state, words, login(words));
            case "3D000" ->
                wrong(
                        state,
                        words,
                        "the database does not exist: correct its name in DATABASE_URL, or CREATE DATABASE");
            case "55000" -> wrong(state, words, "the server can't do this now");
            case "42501" ->
                wrong(state, words, "the role lacks a right: GRANT it, or log in as the role that ran the migration");
            case "42P01", "42703", "42883", "3F000" ->
                wrong(state, words, "the schema is not as expected: " + application.unknownObject());
            case "42P07", "42710", "42723", "42P06" ->
                wrong(state, words, "a name is taken by an object that is not ours: " + application.nameTaken());
            case "42704" ->
                wrong(state, words, "the server does not know an object or setting: check the URL's options");
            case "08P01" -> protocol(state, words);
            default -> passing(state, words);
        };
    }

    private static Optional<DatabaseFailure> passing(String state, String words) {
        return switch (state) {
            case "25006" ->
                away(
                        state,
                        words,
                        "the server is read-only: a standby, or default_transaction_read_only is on. Use the"
                                + " primary (with several hosts, add target_session_attrs=read-write)");
            case "0A000" -> standby(state, words);
            case "53100" -> away(state, "", "the server's disk is full: free some space");
            case "53200" -> away(state, "", "the server is out of memory");
            case "53300" ->
                away(
                        state,
                        words,
                        "the server has no connections left: raise max_connections or the role's CONNECTION LIMIT,"
                                + " or connect through a pooler");
            case "57014" -> away(state, "", "too slow: the statement timed out");
            case "57P01", "57P02" -> away(state, "", "the server was stopped or ended our session");
            case "57P03" -> away(state, words, "the server is starting, stopping or recovering");
            case "55P03" ->
                Optional.of(new DatabaseFailure(
                        Reason.CONFLICT, state, "another transaction held a lock for too long: see pg_locks for who"));
            case "22021", "22P05" ->
                Optional.of(new DatabaseFailure(
                        Reason.BAD_DATA,
                        state,
                        "the data has a character that can't be stored (a database with an encoding"
                                + " other than UTF8?)"));
            default -> Optional.empty();
        };
    }

    /** A transaction that may write is requested first, and a standby allows none. */
    private static Optional<DatabaseFailure> standby(String state, String words) {
        return words.contains("recovery")
                ? away(
                        state,
                        words,
                        "the server is a standby: use the primary (with several hosts, add"
                                + " target_session_attrs=read-write)")
                : Optional.empty();
    }

    private static String login(String words) {
        if (words.contains("no encryption") || words.contains("SSL off")) {
            return "the server does not admit this user without TLS, if at all: add sslmode=require to DATABASE_URL, or make"
                    + " pg_hba.conf allow it";
        }
        if (words.contains("pg_hba.conf")) {
            return "the server's pg_hba.conf does not admit this user from here: allow user, database and address there";
        }
        if (words.contains("client certificate")) {
            return "the server requires a client certificate: name its files with sslcert= and sslkey= in DATABASE_URL";
        }
        if (words.contains("not permitted to log in")) {
            return "the role may not log in: ALTER ROLE … LOGIN, or use another user in DATABASE_URL";
        }
        return "the server does not admit this user: check user and database in DATABASE_URL";
    }

    /** Sent by poolers, and by servers that are not PostgreSQL. */
    private static Optional<DatabaseFailure> protocol(String state, String words) {
        if (words.contains("startup parameter")) {
            return wrong(
                    state,
                    words,
                    "the pooler does not pass on a setting of the URL: remove it from DATABASE_URL, and set"
                            + " a schema with ALTER ROLE … SET search_path instead");
        }
        return away(state, words, "the answer is not PostgreSQL's: check host and port in DATABASE_URL");
    }

    private static Optional<DatabaseFailure> wrong(String state, String words, String sentence) {
        return Optional.of(new DatabaseFailure(Reason.MISCONFIGURED, state, DatabaseFailure.with(sentence, words)));
    }

    private static Optional<DatabaseFailure> away(String state, String words, String sentence) {
        return Optional.of(new DatabaseFailure(Reason.UNAVAILABLE, state, DatabaseFailure.with(sentence, words)));
    }
}
