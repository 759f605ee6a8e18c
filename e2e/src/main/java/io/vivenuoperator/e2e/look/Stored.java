package io.vivenuoperator.e2e.look;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** What the database says is sold of one region, by event and by ticket type; what is zero is left out. */
public record Stored(Map<String, Long> soldByEvent, Map<String, Long> soldByType) {
    public Stored {
        soldByEvent = Map.copyOf(soldByEvent);
        soldByType = Map.copyOf(soldByType);
    }

    public static Stored of(Connection connection, String region) throws SQLException {
        return new Stored(sold(connection, region, "event_id"), sold(connection, region, "ticket_type_id"));
    }

    private static Map<String, Long> sold(Connection connection, String region, String key) throws SQLException {
        var sold = new TreeMap<String, Long>();
        var sql = "SELECT " + key + ", sum(sold) FROM current_sales WHERE region = ? GROUP BY 1 HAVING sum(sold) <> 0";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, region);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    sold.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return sold;
    }
}
