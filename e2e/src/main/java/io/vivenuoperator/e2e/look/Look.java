package io.vivenuoperator.e2e.look;

import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.connection.StoreDatabase;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;

/**
 * {@code query} prints the one value that the SQL in DATABASE_QUERY selects; {@code compare REGION…} prints the regions' stored
 * numbers next to the truth (CONTROL_URL: the simulator's control API) and ends with 1 when they differ. Both read DATABASE_URL.
 */
public final class Look {
    private Look() {}

    public static void main(String[] arguments) throws Exception {
        var url = DatabaseUrl.parse(variable("DATABASE_URL"));
        try (var database = StoreDatabase.open(url, 1);
                var connection = database.connection()) {
            switch (arguments[0]) {
                case "query" -> query(connection, variable("DATABASE_QUERY"));
                case "compare" ->
                    System.exit(compare(connection, Arrays.asList(arguments).subList(1, arguments.length)));
                default -> throw new IllegalArgumentException("query or compare, not " + arguments[0]);
            }
        }
    }

    private static void query(Connection connection, String sql) throws Exception {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                System.out.println(rows.getString(1));
            }
        }
    }

    private static int compare(Connection connection, List<String> regions) throws Exception {
        var equal = true;
        for (var region : regions) {
            var comparison =
                    Comparison.of(region, Stored.of(connection, region), Truth.of(variable("CONTROL_URL"), region));
            System.out.print(comparison.text());
            equal &= comparison.equal();
        }
        System.out.println(equal ? "  all equal" : "  NOT equal");
        return equal ? 0 : 1;
    }

    private static String variable(String name) {
        var value = System.getenv(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }
}
