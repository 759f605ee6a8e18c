package io.vivenuoperator.platform.database;

import io.vivenuoperator.platform.database.DatabaseException.Reason;
import java.util.Optional;

/** What the server itself refuses or reports, by its SQLSTATE. */
final class ServerFailure {
    private ServerFailure() {}

    static Optional<DatabaseFailure> of(ApplicationProfile application, String state, String words) {
        return switch (state) {
            case "28P01" ->
                wrong(
                        state,
                        words,
                        "the server does not take this user with this password: correct DATABASE_URL (special"
                                + " characters percent-encoded) or the file of DATABASE_PASSWORD_FILE, or ALTER ROLE …"
                                + " PASSWORD");
            case "28000" -> wrong(state, words, login(words));
            case "3D000" ->
                wrong(
                        state,
                        words,
                        "the database does not exist: correct its name in DATABASE_URL, or CREATE DATABASE");
            case "55000" -> wrong(state, words, "the server does not let this happen now");
            case "42501" ->
                wrong(state, words, "the role lacks a right: GRANT it, or log in as the role that ran the migration");
            case "42P01", "42703", "42883", "3F000" ->
                wrong(state, words, "the schema is not what it should be: " + application.unknownObject());
            case "42P07", "42710", "42723", "42P06" ->
                wrong(state, words, "a name is taken by an object that is not ours: " + application.nameTaken());
            case "42704" -> wrong(state, words, "the server does not know what was named: check the URL's options");
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
                        "the server is read-only: a standby, or default_transaction_read_only is on. Name the"
                                + " primary (with several hosts, add target_session_attrs=read-write)");
            case "0A000" -> standby(state, words);
            case "53100" -> away(state, "", "the server's disk is full: give it room");
            case "53200" -> away(state, "", "the server is out of memory");
            case "53300" ->
                away(
                        state,
                        words,
                        "the server has no connection left: raise max_connections or the role's CONNECTION LIMIT,"
                                + " or connect through a pooler");
            case "57014" -> away(state, "", "too slow: the statement ran into its timeout");
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

    /** A transaction that may write is asked for first, and a standby has none. */
    private static Optional<DatabaseFailure> standby(String state, String words) {
        return words.contains("recovery")
                ? away(
                        state,
                        words,
                        "the server is a standby: name the primary (with several hosts, add"
                                + " target_session_attrs=read-write)")
                : Optional.empty();
    }

    private static String login(String words) {
        if (words.contains("no encryption") || words.contains("SSL off")) {
            return "the server does not let this user in without TLS, if at all: add sslmode=require to DATABASE_URL, or have"
                    + " pg_hba.conf allow it";
        }
        if (words.contains("pg_hba.conf")) {
            return "the server's pg_hba.conf does not let this user in from here: have it allow user, database and address";
        }
        if (words.contains("client certificate")) {
            return "the server wants a client certificate: name its files with sslcert= and sslkey= in DATABASE_URL";
        }
        if (words.contains("not permitted to log in")) {
            return "the role may not log in: ALTER ROLE … LOGIN, or name another user in DATABASE_URL";
        }
        return "the server does not let this user in: check user and database in DATABASE_URL";
    }

    /** A pooler speaks so, and what is no PostgreSQL at all. */
    private static Optional<DatabaseFailure> protocol(String state, String words) {
        if (words.contains("startup parameter")) {
            return wrong(
                    state,
                    words,
                    "the pooler does not pass a setting of the URL on: take it out of DATABASE_URL, and set"
                            + " a schema with ALTER ROLE … SET search_path instead");
        }
        return away(
                state, words, "what answers does not speak as PostgreSQL does: check host and port in DATABASE_URL");
    }

    private static Optional<DatabaseFailure> wrong(String state, String words, String sentence) {
        return Optional.of(new DatabaseFailure(Reason.MISCONFIGURED, state, DatabaseFailure.with(sentence, words)));
    }

    private static Optional<DatabaseFailure> away(String state, String words, String sentence) {
        return Optional.of(new DatabaseFailure(Reason.UNAVAILABLE, state, DatabaseFailure.with(sentence, words)));
    }
}
