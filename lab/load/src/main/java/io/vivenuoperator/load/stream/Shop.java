package io.vivenuoperator.load.stream;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A region whose events are there, and one of them sells. */
final class Shop implements AutoCloseable {
    private final Connection connection;

    Shop(String jdbcUrl, int events) throws SQLException {
        connection = DriverManager.getConnection(jdbcUrl);
        execute("""
                INSERT INTO region (name, watched_since, complete_since) VALUES ('dach', now(), now());
                INSERT INTO event (region_key, event_id, name, starts_at, sell_start, sell_end, ends_at, day_zone, changed_at,
                                   complete_since)
                SELECT region_key, 'event' || n, 'Event ' || n, now() + interval '90 d', now() - interval '1 d', now() + interval '90 d',
                       now() + interval '91 d', 'UTC', now(), now()
                FROM region CROSS JOIN generate_series(1, %d) AS n;
                INSERT INTO ticket_type (event_key, ticket_type_id, name, capacity, active, listed)
                SELECT event_key, 'a', 'Type a', 10000000, true, true FROM event;
                INSERT INTO type_state (type_key, sold, opening, changed_at)
                SELECT type_key, CASE event_id WHEN 'event1' THEN %d ELSE 0 END, 0, now() FROM ticket_type JOIN event USING (event_key);
                """.formatted(events, StreamClients.FIRST));
    }

    /** Committed when it returns. */
    void sell() throws SQLException {
        execute("UPDATE type_state SET sold = sold + 1, changed_at = now() WHERE sold >= " + StreamClients.FIRST);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
