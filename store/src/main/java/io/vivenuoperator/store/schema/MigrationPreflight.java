package io.vivenuoperator.store.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Checks before the first step whether all steps can succeed; creates the schema that the URL names. */
final class MigrationPreflight {
    private static final String FIRST_OF_PATH = """
            SELECT s.name, n.oid IS NOT NULL, has_database_privilege(current_database(), 'CREATE'), quote_ident(s.name)
            FROM (SELECT trim(both '"' FROM trim(split_part(current_setting('search_path'), ',', 1))) AS name) s
            LEFT JOIN pg_namespace n ON n.nspname = s.name
            """;
    private static final String TAKEN = """
            SELECT coalesce(array_agg(DISTINCT name ORDER BY name), '{}')
            FROM (SELECT relname::text FROM pg_class WHERE relnamespace = quote_ident(current_schema())::regnamespace
                  UNION ALL
                  SELECT typname::text FROM pg_type WHERE typnamespace = quote_ident(current_schema())::regnamespace
                  UNION ALL
                  SELECT proname::text FROM pg_proc WHERE pronamespace = quote_ident(current_schema())::regnamespace)
                 AS held (name)
            WHERE name = ANY (?)
            """;
    private static final String FOREIGN = """
            SELECT coalesce(array_agg(DISTINCT pg_get_userbyid(relowner)::text), '{}')
            FROM pg_class
            WHERE relnamespace = quote_ident(current_schema())::regnamespace AND relname = ANY (?)
              AND NOT pg_has_role(relowner, 'USAGE')
            """;

    private final Connection connection;

    MigrationPreflight(Connection connection) {
        this.connection = connection;
    }

    /** A schema of ours is the first in search_path, and may have to be created. */
    void prepareSchema(String role) throws SQLException {
        try (PreparedStatement question = connection.prepareStatement(FIRST_OF_PATH);
                ResultSet row = question.executeQuery()) {
            row.next();
            String name = row.getString(1);
            if (row.getBoolean(2) || name.isEmpty() || name.equals("$user")) {
                return;
            }
            if (!row.getBoolean(3)) {
                throw unfit("The schema " + name
                        + ", which DATABASE_URL or the role's search_path names first, does not exist,"
                        + " and the role " + role + " may not create it: CREATE SCHEMA " + row.getString(4)
                        + " AUTHORIZATION " + role + ".");
            }
            make(row.getString(4));
        }
    }

    private void make(String quoted) throws SQLException {
        try (Statement make = connection.createStatement()) {
            make.execute("CREATE SCHEMA IF NOT EXISTS " + quoted);
        }
    }

    /** @param names what the steps create, if none has run yet */
    void requireFree(Collection<String> names, String schema) throws SQLException {
        List<String> taken = names(TAKEN, names);
        if (!taken.isEmpty()) {
            throw unfit("The schema " + schema + " already contains " + String.join(", ", taken)
                    + ", and no history that says vivenu-operator created it: give vivenu-operator its own schema with currentSchema=vivenu in DATABASE_URL"
                    + " (migrate creates it), or its own database; after a restore, also restore "
                    + MigrationHistory.TABLE + ", too.");
        }
    }

    /** Only its owner may change a table; after a restore that may be another role. */
    void requireOwned(Collection<String> names, String role) throws SQLException {
        List<String> owners = names(FOREIGN, names);
        if (!owners.isEmpty()) {
            throw unfit("The tables belong to " + String.join(", ", owners) + ", and the role " + role
                    + " may not change them: run migrate as their owner, or GRANT " + owners.getFirst() + " TO " + role
                    + ".");
        }
    }

    private List<String> names(String question, Collection<String> names) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setArray(1, connection.createArrayOf("text", names.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return List.of((String[]) row.getArray(1).getArray());
            }
        }
    }

    /** @param look taken after the schema was prepared */
    static void requireRights(ServerInspection look) {
        if (look.schema().isEmpty()) {
            throw unfit("The role " + look.role() + " may not use any schema in its search_path (" + look.searchPath()
                    + "): GRANT USAGE, CREATE ON SCHEMA public TO " + look.role()
                    + ", or name one with currentSchema= in"
                    + " DATABASE_URL.");
        }
        if (!look.mayCreate()) {
            String schema = look.schema().orElseThrow();
            throw unfit(
                    "The role " + look.role() + " may not create tables in the schema " + schema + " of the database "
                            + look.database() + ": GRANT CREATE ON SCHEMA " + schema + " TO " + look.role()
                            + ", or ALTER DATABASE … OWNER TO " + look.role() + ".");
        }
    }

    static UnfitDatabaseException unfit(String advice) {
        return new UnfitDatabaseException(new SchemaState.Unfit(advice, true));
    }

    static void require(Optional<SchemaState.Unfit> problem) {
        problem.ifPresent(unfit -> {
            throw new UnfitDatabaseException(unfit);
        });
    }
}
