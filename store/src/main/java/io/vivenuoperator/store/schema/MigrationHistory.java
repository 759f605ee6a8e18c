package io.vivenuoperator.store.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What the schema's history tells: Flyway's table, which another application may have made.
 *
 * @param version the newest step that succeeded; 0 for none
 * @param ours whether the first step is ours; a history without any step is nobody's
 * @param failed a step that is noted as failed
 */
record MigrationHistory(int version, boolean ours, Optional<String> failed) {
    static final String TABLE = "flyway_schema_history";
    /** The first step's name, which no other application has and which never changes. */
    private static final String FIRST = "V1__regions_events_ledger_snapshots.sql";

    /** Looked for in one schema only: search_path may go on to another application's. */
    private static final String EXISTS =
            "SELECT to_regclass(quote_ident(current_schema()) || '." + TABLE + "') IS NOT NULL";

    private static final String READ = """
            SELECT coalesce(max(CASE WHEN success AND version ~ '^[0-9]{1,9}$' THEN version::integer END), 0),
                   coalesce(bool_or(script = '%s'), false) OR coalesce(bool_and(version IS NULL OR version = '0'), true),
                   max(script) FILTER (WHERE NOT success)
            FROM %s
            """.formatted(FIRST, TABLE);

    /** Empty when there is none in the current schema. */
    static Optional<MigrationHistory> in(Connection connection) throws SQLException {
        try (PreparedStatement exists = connection.prepareStatement(EXISTS);
                ResultSet row = exists.executeQuery()) {
            row.next();
            return row.getBoolean(1) ? Optional.of(read(connection)) : Optional.empty();
        }
    }

    private static MigrationHistory read(Connection connection) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(READ);
                ResultSet row = read.executeQuery()) {
            row.next();
            return new MigrationHistory(row.getInt(1), row.getBoolean(2), Optional.ofNullable(row.getString(3)));
        }
    }

    /** Why it can't be gone on with. */
    Optional<SchemaState.Unfit> problem(String schema) {
        if (!ours) {
            return Optional.of(new SchemaState.Unfit(
                    "The table " + TABLE + " in schema " + schema
                            + " is the history of another application: give vivenu-operator a schema of its own with"
                            + " currentSchema=vivenu in DATABASE_URL (migrate makes it), or a database of its own.",
                    true));
        }
        return failed.map(step -> new SchemaState.Unfit(
                "The history notes that the step " + step + " failed half-way: restore the database from before it, or"
                        + " undo what it did, and then DELETE FROM " + TABLE + " WHERE NOT success; run migrate again.",
                true));
    }
}
