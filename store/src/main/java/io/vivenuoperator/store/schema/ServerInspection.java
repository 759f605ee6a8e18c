package io.vivenuoperator.store.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What the server reports about itself, its database and our role, before our tables are queried.
 *
 * @param version for example 150004 for 15.4
 * @param schema where our objects are created and found first; empty if search_path leads nowhere
 * @param mayCreate whether we may create objects in that schema
 */
record ServerInspection(
        int version,
        String versionName,
        String encoding,
        boolean standby,
        boolean readOnly,
        String searchPath,
        Optional<String> schema,
        boolean mayCreate,
        String role,
        String database) {
    private static final int OLDEST = 15;
    private static final int NEWEST = 18;

    private static final String QUESTION = """
            SELECT current_setting('server_version_num')::integer, current_setting('server_version'),
                   (SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()),
                   pg_is_in_recovery(), current_setting('transaction_read_only')::boolean, current_setting('search_path'),
                   current_schema(), coalesce(has_schema_privilege(current_schema(), 'CREATE'), false),
                   current_user::text, current_database()::text
            """;

    static ServerInspection at(Connection connection) throws SQLException {
        try (PreparedStatement question = connection.prepareStatement(QUESTION);
                ResultSet row = question.executeQuery()) {
            row.next();
            return new ServerInspection(
                    row.getInt(1),
                    row.getString(2),
                    row.getString(3),
                    row.getBoolean(4),
                    row.getBoolean(5),
                    row.getString(6),
                    Optional.ofNullable(row.getString(7)),
                    row.getBoolean(8),
                    row.getString(9),
                    row.getString(10));
        }
    }

    /** Why none of our programs can work here; empty if nothing about the server prevents it. */
    Optional<SchemaState.Unfit> problem() {
        if (version / 10_000 < OLDEST) {
            return lasting("The server is PostgreSQL " + versionName + ", and " + OLDEST + " to " + NEWEST
                    + " are supported: upgrade it, or use another server in DATABASE_URL.");
        }
        if (!encoding.equals("UTF8")) {
            return lasting("The database " + database + " has the encoding " + encoding
                    + ", which can't store every name that Vivenu sends: create one with CREATE DATABASE … ENCODING 'UTF8'"
                    + " TEMPLATE template0, and use it in DATABASE_URL. An encoding can't be changed.");
        }
        if (standby) {
            return passing(
                    "The server is a standby and accepts no writes: use the primary in DATABASE_URL (with several"
                            + " hosts, add target_session_attrs=read-write), or promote it.");
        }
        if (readOnly) {
            return passing(
                    "The database is read-only (default_transaction_read_only is on): ALTER ROLE or ALTER DATABASE"
                            + " … SET default_transaction_read_only = off, or free disk space if the provider set it.");
        }
        return Optional.empty();
    }

    /** Worth knowing, but no obstacle. */
    Optional<String> remark() {
        return version / 10_000 > NEWEST
                ? Optional.of("The server is PostgreSQL " + versionName + "; this release was tested with " + OLDEST
                        + " to " + NEWEST + ".")
                : Optional.empty();
    }

    private static Optional<SchemaState.Unfit> lasting(String advice) {
        return Optional.of(new SchemaState.Unfit(advice, true));
    }

    private static Optional<SchemaState.Unfit> passing(String advice) {
        return Optional.of(new SchemaState.Unfit(advice, false));
    }
}
