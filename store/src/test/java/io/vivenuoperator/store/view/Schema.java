package io.vivenuoperator.store.view;

import io.vivenuoperator.store.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The views and functions in the database's catalogue. */
record Schema(TestDatabase database) {
    Set<String> views() {
        return names(
                "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')");
    }

    Set<String> functions() {
        return names("SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace");
    }

    /** Columns that are more than a renamed column of a table. */
    Set<String> computed(String view) {
        String definition = database.text("SELECT pg_get_viewdef('" + view + "'::regclass, 0)");
        Set<String> computed = names("SELECT attname FROM pg_attribute WHERE attrelid = '" + view
                + "'::regclass AND attnum > 0 AND NOT attisdropped");
        computed.removeIf(
                column -> Pattern.compile("(?m)^\\s*(SELECT )?\\w+\\.(\\w+ AS )?" + Pattern.quote(column) + ",?$")
                        .matcher(definition)
                        .find());
        return computed;
    }

    private Set<String> names(String sql) {
        Set<String> names = new TreeSet<>();
        rows(sql).forEach(row -> names.addAll(row.columns().values()));
        return names;
    }

    List<Row> rows(String sql) {
        try (Connection connection = database.database().connection();
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet found = query.executeQuery()) {
            List<Row> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(Row.of(found));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
