package io.vivenuoperator.store.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Whether the tables in the history exist and are usable. A restore may have left some out, or changed their owner.
 *
 * @param missing tables that do not exist in the schema
 * @param closed tables that we can't read or write
 * @param closedTo whoever owns the inbox, when we may not have its months made and dropped
 * @param strange whoever owns the inbox, when those functions belong to someone who may not act as its owner
 */
record SchemaInventory(List<String> missing, List<String> closed, Optional<String> closedTo, Optional<String> strange) {
    /** The tables that every program has needed since the first release. */
    static final List<String> TABLES = List.of(
            "region",
            "event",
            "ticket_type",
            "ticket",
            "type_state",
            "snapshot",
            "webhook_delivery",
            "poll_run",
            "poll_lease",
            "sync_cursor",
            "poll_coverage",
            "request_budget");

    private static final String QUESTION = """
            WITH wanted AS (SELECT name, to_regclass(quote_ident(current_schema()) || '.' || name) AS id
                            FROM unnest(?) AS name),
                 months AS (SELECT c.relowner, f.proowner, has_function_privilege(f.oid, 'EXECUTE') AS open
                            FROM wanted
                            JOIN pg_class c ON c.oid = id
                            CROSS JOIN unnest(ARRAY['make_delivery_month', 'drop_delivery_month']) AS function
                            JOIN pg_proc f
                                ON f.oid = to_regprocedure(quote_ident(current_schema()) || '.' || function || '(timestamptz)')
                            WHERE name = 'webhook_delivery')
            SELECT coalesce(array_agg(name ORDER BY name) FILTER (WHERE id IS NULL), '{}'),
                   coalesce(array_agg(name ORDER BY name) FILTER (WHERE id IS NOT NULL AND NOT (
                       has_table_privilege(id, 'SELECT') AND has_table_privilege(id, 'INSERT')
                       AND has_table_privilege(id, 'UPDATE') AND has_table_privilege(id, 'DELETE'))), '{}'),
                   (SELECT max(pg_get_userbyid(relowner)::text) FROM months WHERE NOT open),
                   (SELECT max(pg_get_userbyid(relowner)::text) FROM months
                    WHERE NOT pg_has_role(proowner, relowner, 'USAGE'))
            FROM wanted
            """;

    static SchemaInventory of(Connection connection) throws SQLException {
        try (PreparedStatement question = connection.prepareStatement(QUESTION)) {
            question.setArray(1, connection.createArrayOf("text", TABLES.toArray()));
            try (ResultSet row = question.executeQuery()) {
                row.next();
                return new SchemaInventory(
                        names(row, 1),
                        names(row, 2),
                        Optional.ofNullable(row.getString(3)),
                        Optional.ofNullable(row.getString(4)));
            }
        }
    }

    private static List<String> names(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    Optional<SchemaState.Unfit> problem(ServerInspection look) {
        String schema = look.schema().orElse("");
        if (!missing.isEmpty()) {
            return unfit("The schema " + schema + " lacks the tables " + String.join(", ", missing)
                    + ", although its history says that they were created: restore them, or let migrate start in an"
                    + " empty database.");
        }
        if (!closed.isEmpty()) {
            return unfit("The role " + look.role() + " may not read and write " + String.join(", ", closed)
                    + ": run migrate with RUNTIME_ROLE=" + look.role()
                    + ", GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN"
                    + " SCHEMA " + schema + " TO " + look.role() + ", or log in as their owner.");
        }
        return closedTo.flatMap(owner -> unfit("The role " + look.role()
                        + " may not have the inbox's months made and dropped, which " + owner + " owns: run migrate as "
                        + owner + " with RUNTIME_ROLE=" + look.role()
                        + " (database.runtimeRole of the chart), or GRANT "
                        + owner + " TO " + look.role() + "."))
                .or(() -> strange.flatMap(owner -> unfit("The inbox belongs to " + owner
                        + ", and the functions that make and drop its months to another role: ALTER FUNCTION "
                        + schema + ".make_delivery_month(timestamptz) OWNER TO " + owner + ", and the same for"
                        + " drop_delivery_month.")));
    }

    private static Optional<SchemaState.Unfit> unfit(String advice) {
        return Optional.of(new SchemaState.Unfit(advice, true));
    }
}
