package io.vivenuoperator.load.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The regions, events and types for pgbench, beside the receiver's. Their keys are consecutive, so that a script can
 * compute them.
 *
 * @param region the key of the first of four regions
 * @param event the first event's key
 * @param type the first type's key; each event has twelve
 */
record PgbenchCatalogue(int region, int event, int type) {
    private static final String REGIONS = """
            INSERT INTO region (name, watched_since)
            SELECT 'pgbench-' || n, now() FROM generate_series(0, 3) n ORDER BY n
            RETURNING region_key
            """;
    private static final String EVENTS = """
            INSERT INTO event (region_key, event_id, name, changed_at, vendor_updated_at)
            SELECT ? + n % 4, 'pgbench-e' || n, 'HYROX ' || n, now(), now() FROM generate_series(0, ? - 1) n ORDER BY n
            RETURNING event_key
            """;
    private static final String TYPES = """
            INSERT INTO ticket_type (event_key, ticket_type_id, name, capacity, active, listed)
            SELECT ? + n / 12, 'pgbench-e' || n / 12 || '-' || n % 12, 'HYROX MEN | ' || n % 12, 50000, true, true
            FROM generate_series(0, ? * 12 - 1) n ORDER BY n
            RETURNING type_key
            """;

    static PgbenchCatalogue make(String jdbcUrl, int events) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
            int region = first(connection, REGIONS);
            int event = first(connection, EVENTS, region, events);
            int type = first(connection, TYPES, event, events);
            try (Statement statement = connection.createStatement()) {
                statement.execute("ANALYZE");
            }
            return new PgbenchCatalogue(region, event, type);
        }
    }

    private static int first(Connection connection, String insert, int... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setInt(index + 1, parameters[index]);
            }
            try (ResultSet keys = statement.executeQuery()) {
                keys.next();
                int first = keys.getInt(1);
                for (int expected = first + 1; keys.next(); expected++) {
                    if (keys.getInt(1) != expected) {
                        throw new IllegalStateException("the keys do not follow each other: pgbench would miss rows");
                    }
                }
                return first;
            }
        }
    }
}
