package io.vivenuoperator.e2e.look;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** What the database says of one region's events that are at the vendor, and of their ticket types. */
public record Stored(Map<String, Shown> events, Map<String, Shown> types) {
    private static final String EVENTS = "SELECT * FROM events WHERE region = ? AND status <> 'deleted'";
    private static final String TYPES = """
            SELECT s.*, y.price, y.active
            FROM current_sales s
            JOIN ticket_types y USING (region, event_id, ticket_type_id)
            JOIN events e USING (region, event_id)
            WHERE region = ? AND e.status <> 'deleted'
            """;

    public Stored {
        events = Map.copyOf(events);
        types = Map.copyOf(types);
    }

    public static Stored of(Connection connection, String region) throws SQLException {
        return new Stored(rows(connection, region, EVENTS), rows(connection, region, TYPES));
    }

    private static Map<String, Shown> rows(Connection connection, String region, String sql) throws SQLException {
        var found = new TreeMap<String, Shown>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, region);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var row = Shown.of(rows);
                    var type = row.columns().get("ticket_type_id");
                    found.put(row.columns().get("event_id") + (type == null ? "" : " " + type), row);
                }
            }
        }
        return found;
    }
}
