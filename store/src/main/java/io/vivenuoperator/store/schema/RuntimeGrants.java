package io.vivenuoperator.store.schema;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the programs need of the schema and no more: rows, views, sequences, functions. Nothing of it lets a role create, change or drop an
 * object; what needs the owner is done by functions of the owner's.
 *
 * @param names of all objects that the migration's steps make; others of the schema are not ours to give
 */
record RuntimeGrants(RuntimeRole role, Set<String> names) {
    private static final String STATEMENTS = """
            WITH ours AS (SELECT quote_ident(current_schema())::regnamespace AS schema, CAST(? AS name) AS role,
                                 CAST(? AS name) AS history)
            SELECT format('GRANT USAGE ON SCHEMA %s TO %I', schema, role)
            FROM ours
            WHERE NOT has_schema_privilege(role, schema::oid, 'USAGE')
            UNION ALL
            SELECT format('GRANT SELECT%s ON %s TO %I',
                          CASE WHEN relkind <> 'v' AND relname <> history THEN ', INSERT, UPDATE, DELETE' END,
                          c.oid::regclass, role)
            FROM pg_class c
            JOIN ours ON c.relnamespace = schema
            WHERE c.relkind IN ('r', 'p', 'v') AND (c.relname = ANY (?) OR c.relname = history)
            UNION ALL
            SELECT format('GRANT USAGE ON SEQUENCE %s TO %I', c.oid::regclass, role)
            FROM pg_class c
            JOIN ours ON c.relnamespace = schema
            WHERE c.relkind = 'S' AND c.relname = ANY (?)
            UNION ALL
            SELECT format('GRANT EXECUTE ON FUNCTION %s TO %I', f.oid::regprocedure, role)
            FROM pg_proc f
            JOIN ours ON f.pronamespace = schema
            WHERE f.proname = ANY (?)
            """;
    private static final String USABLE =
            "SELECT has_schema_privilege(CAST(? AS name), current_schema(), 'USAGE'), quote_ident(current_schema()), quote_ident(?)";

    /** Gives what is not given yet; again and again is harmless. */
    int give(Connection tx) throws SQLException {
        List<String> grants = statements(tx);
        try (Statement grant = tx.createStatement()) {
            for (String sql : grants) {
                grant.execute(sql);
            }
        }
        requireUsable(tx);
        return grants.size();
    }

    private List<String> statements(Connection tx) throws SQLException {
        Array made = tx.createArrayOf("text", names.toArray());
        try (PreparedStatement question = tx.prepareStatement(STATEMENTS)) {
            question.setString(1, role.name());
            question.setString(2, MigrationHistory.TABLE);
            question.setArray(3, made);
            question.setArray(4, made);
            question.setArray(5, made);
            try (ResultSet rows = question.executeQuery()) {
                List<String> statements = new ArrayList<>();
                while (rows.next()) {
                    statements.add(rows.getString(1));
                }
                return statements;
            }
        }
    }

    /** To give USAGE on a schema that is someone else's only warns. */
    private void requireUsable(Connection tx) throws SQLException {
        try (PreparedStatement question = tx.prepareStatement(USABLE)) {
            question.setString(1, role.name());
            question.setString(2, role.name());
            try (ResultSet row = question.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    throw MigrationPreflight.unfit("The role " + role.name() + " may not use the schema "
                            + row.getString(2) + ", and it is not ours to allow: GRANT USAGE ON SCHEMA "
                            + row.getString(2) + " TO " + row.getString(3) + " as its owner.");
                }
            }
        }
    }
}
