package io.vivenuoperator.store.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The schema's history: Flyway's table, which may belong to another application.
 *
 * @param version the newest successful step; 0 for none
 * @param ours whether the first step is ours; also true for an empty history
 * @param failed a step recorded as failed
 */
record MigrationHistory(int version, boolean ours, Optional<String> failed) {
    static final String TABLE = "flyway_schema_history";
    /** The first step's name, which no other application uses and which never changes. */
    private static final String FIRST = "V1__regions_events_ledger_snapshots.sql";

    /** Looks in one schema only: search_path may continue to another application's. */
    private static final String EXISTS =
            "SELECT to_regclass(quote_ident(current_schema()) || '." + TABLE + "') IS NOT NULL";

    private static final String READ = """
            SELECT coalesce(max(CASE WHEN success AND version ~ '^[0-9]{1,9}$' THEN version::integer END), 0),
                   coalesce(bool_or(script = '%s'), false) OR coalesce(bool_and(version IS NULL OR version = '0'), true),
                   max(script) FILTER (WHERE NOT success)
            FROM %s
            """.formatted(FIRST, TABLE);

    /** Empty if there is none in the current schema. */
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

    /** Why migration can't continue. */
    Optional<SchemaState.Unfit> problem(String schema) {
        if (!ours) {
            return Optional.of(new SchemaState.Unfit(
                    "The table " + TABLE + " in schema " + schema
                            + " is the history of another application: give vivenu-operator its own schema with"
                            + " currentSchema=vivenu in DATABASE_URL (migrate creates it), or its own database.",
                    true));
        }
        return failed.map(step -> new SchemaState.Unfit(
                "The history says that the step " + step + " failed half-way: restore the database from before it, or"
                        + " undo what it did, and then DELETE FROM " + TABLE + " WHERE NOT success; run migrate again.",
                true));
    }
}
