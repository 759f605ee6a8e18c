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
 * @param foreign the owner of the inbox, if we may not act as its owner: its months could not be created
 */
record SchemaInventory(List<String> missing, List<String> closed, Optional<String> foreign) {
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
                            FROM unnest(?) AS name)
            SELECT coalesce(array_agg(name ORDER BY name) FILTER (WHERE id IS NULL), '{}'),
                   coalesce(array_agg(name ORDER BY name) FILTER (WHERE id IS NOT NULL AND NOT (
                       has_table_privilege(id, 'SELECT') AND has_table_privilege(id, 'INSERT')
                       AND has_table_privilege(id, 'UPDATE') AND has_table_privilege(id, 'DELETE'))), '{}'),
                   (SELECT pg_get_userbyid(c.relowner)::text FROM wanted JOIN pg_class c ON c.oid = id
                    WHERE name = 'webhook_delivery' AND NOT pg_has_role(c.relowner, 'USAGE'))
            FROM wanted
            """;

    static SchemaInventory of(Connection connection) throws SQLException {
        try (PreparedStatement question = connection.prepareStatement(QUESTION)) {
            question.setArray(1, connection.createArrayOf("text", TABLES.toArray()));
            try (ResultSet row = question.executeQuery()) {
                row.next();
                return new SchemaInventory(names(row, 1), names(row, 2), Optional.ofNullable(row.getString(3)));
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
                    + ": GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA " + schema + " TO " + look.role()
                    + ", or log in as their owner.");
        }
        return foreign.flatMap(owner -> unfit("The tables belong to the role " + owner + ", and " + look.role()
                + " is not a member of it, so the inbox's months can't be created: GRANT " + owner + " TO "
                + look.role()
                + ", or ALTER TABLE … OWNER TO " + look.role() + " for each."));
    }

    private static Optional<SchemaState.Unfit> unfit(String advice) {
        return Optional.of(new SchemaState.Unfit(advice, true));
    }
}
