package io.vivenuoperator.load.reading;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A region that sold for months, written as it would be there: snapshots, their roll-ups, the figures of today. */
final class PastSales {
    private final String jdbcUrl;

    PastSales(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    /** Each type sells three times a day. */
    void write(int events, int types, int days) throws SQLException {
        execute("""
                INSERT INTO region (name, watched_since, complete_since)
                VALUES ('dach', now() - make_interval(days => %3$d), now() - make_interval(days => %3$d));
                INSERT INTO poll_coverage (region_key, from_at, to_at, polls)
                SELECT region_key, watched_since, now(), 100 FROM region;
                INSERT INTO event (region_key, event_id, name, starts_at, sell_start, sell_end, ends_at, day_zone, changed_at, complete_since)
                SELECT region_key, 'event' || n, 'Event ' || n, now() + interval '90 d', watched_since, now() + interval '90 d',
                       now() + interval '91 d', 'UTC', watched_since, watched_since
                FROM region CROSS JOIN generate_series(1, %1$d) AS n;
                INSERT INTO ticket_type (event_key, ticket_type_id, name, capacity, active, listed)
                SELECT event_key, 'type' || n, 'Type ' || n, 5000, true, true FROM event CROSS JOIN generate_series(1, %2$d) AS n;
                INSERT INTO snapshot (event_key, at, type_key, sold, delta, capacity, listed)
                SELECT event_key, now() - make_interval(days => %3$d) + interval '8 h' * n + interval '1 s' * (type_key %% 20000),
                       type_key, n + 1, CASE n WHEN 0 THEN 0 ELSE 1 END, 5000, true
                FROM generate_series(0, %3$d * 3 - 1) AS n CROSS JOIN ticket_type
                ORDER BY n;
                INSERT INTO event_hour (event_key, hour, sold)
                SELECT event_key, date_bin('1 hour', at, 'epoch'), sum(delta) FROM snapshot GROUP BY 1, 2 HAVING sum(delta) <> 0;
                INSERT INTO event_day (event_key, day, sold)
                SELECT event_key, (at AT TIME ZONE 'UTC')::date, sum(delta) FROM snapshot GROUP BY 1, 2 HAVING sum(delta) <> 0;
                INSERT INTO type_state (type_key, sold, opening, changed_at)
                SELECT type_key, max(sold), 1, max(at) FROM snapshot GROUP BY 1;
                ANALYZE;
                """.formatted(events, types, days));
    }

    /** The rows of snapshots. */
    long snapshots() throws SQLException {
        return number("SELECT count(*) FROM snapshot");
    }

    /** The list of events with their sums as one JSON text, by SQL for each request. Its octets. */
    long eventsBySql(int most) throws SQLException {
        return number("""
                SELECT octet_length(coalesce(json_agg(row_to_json(answer)), '[]')::text)
                FROM (SELECT region, event_id, event_name, sum(capacity) AS capacity, sum(sold) AS sold, sum(available) AS available
                      FROM current_sales
                      GROUP BY region, event_id, event_name
                      ORDER BY event_name, event_id
                      LIMIT %d) AS answer
                """.formatted(most));
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            var _ = row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
