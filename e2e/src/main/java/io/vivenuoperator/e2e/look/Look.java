package io.vivenuoperator.e2e.look;

import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.connection.StoreDatabase;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;

/**
 * {@code query} prints the one value that the SQL in DATABASE_QUERY selects; {@code compare REGION…} prints the regions' stored
 * numbers next to the truth (CONTROL_URL: the simulator's control API) and ends with 1 when they differ. Both read DATABASE_URL.
 * {@code ask REGION…} does the same with what the read API at API_URL answers to the key API_KEY.
 */
public final class Look {
    private Look() {}

    public static void main(String[] arguments) throws Exception {
        var regions = Arrays.asList(arguments).subList(1, arguments.length);
        if (arguments[0].equals("ask")) {
            System.exit(ask(regions));
        }
        var url = DatabaseUrl.parse(variable("DATABASE_URL"));
        try (var database = StoreDatabase.open(url, 1);
                var connection = database.connection()) {
            switch (arguments[0]) {
                case "query" -> query(connection, variable("DATABASE_QUERY"));
                case "compare" -> System.exit(compare(connection, regions));
                default -> throw new IllegalArgumentException("query, compare or ask, not " + arguments[0]);
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
            equal &= shown(Comparison.of(region, Stored.of(connection, region), truth(region)));
        }
        return verdict(equal);
    }

    private static int ask(List<String> regions) throws Exception {
        var equal = true;
        for (var region : regions) {
            var answered = Answered.of(variable("API_URL"), variable("API_KEY"), region);
            equal &= shown(Comparison.of(region, answered, truth(region)));
        }
        return verdict(equal);
    }

    private static Truth truth(String region) throws Exception {
        return Truth.of(variable("CONTROL_URL"), region);
    }

    private static boolean shown(Comparison comparison) {
        System.out.print(comparison.text());
        return comparison.equal();
    }

    private static int verdict(boolean equal) {
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
