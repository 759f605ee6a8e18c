package io.vivenuoperator.bench.history;

import io.vivenuoperator.platform.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A region whose tickets are all from a year before it was watched: of ten, one was transferred to another holder, and of twenty, one is
 * void without a successor.
 *
 * @param tickets of the region
 * @param ofOneEvent how many of them are of event 1; the others are spread over {@link #EVENTS} - 1 more
 */
record EarlyTickets(int tickets, int ofOneEvent) {
    static final int EVENTS = 100;
    static final int TYPES = 12;
    private static final String FIGURES = """
            INSERT INTO type_state (type_key, sold, opening, changed_at)
            SELECT type_key, count(*) FILTER (WHERE status = 1), count(*) FILTER (WHERE status = 1), now()
            FROM ticket
            GROUP BY type_key
            """;

    void fill(Database database) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
            INSERT INTO region (name, watched_since) VALUES ('bench', date_bin('1 hour', now(), 'epoch') - interval '30 days');
            INSERT INTO event (region_key, event_id, name, changed_at, complete_since)
            SELECT 1, 'e' || e, 'Event ' || e, r.watched_since, r.watched_since FROM region r, generate_series(1, %d) AS e ORDER BY e;
            INSERT INTO ticket_type (event_key, ticket_type_id, name, capacity, active, listed)
            SELECT event_key, event_id || '-' || t, 'Type', 100000, true, true FROM event, generate_series(1, %d) AS t ORDER BY event_key, t;
            INSERT INTO poll_coverage (region_key, from_at, to_at, polls) SELECT 1, watched_since, now(), 2880 FROM region
            """.formatted(EVENTS, TYPES));
            statement.execute("""
            INSERT INTO ticket (region_key, ticket_id, type_key, status, price, currency, created_at, updated_at, first_status,
                                before_watch, origin, origin_ticket_id)
            SELECT 1,
                   lpad(to_hex(n), 24, '0'),
                   (e.event - 1) * %2$d + 1 + n / 10 %% %2$d,
                   s.status,
                   49.90,
                   'EUR',
                   r.watched_since - m.minutes,
                   r.watched_since - m.minutes / 2,
                   s.status,
                   true,
                   CASE WHEN n %% 10 = 1 THEN 6 ELSE 1 END,
                   CASE WHEN n %% 10 = 1 THEN lpad(to_hex(n - 1), 24, '0') END
            FROM generate_series(0, %1$d - 1) AS n
            CROSS JOIN region r
            CROSS JOIN LATERAL (SELECT CASE WHEN n < %3$d THEN 1 ELSE 2 + n / 10 %% (%4$d - 1) END AS event) e
            CROSS JOIN LATERAL (SELECT CASE WHEN n %% 10 = 0 OR n %% 20 = 5 THEN 2 ELSE 1 END AS status) s
            CROSS JOIN LATERAL (SELECT interval '1 minute' * (1 + n::bigint * 7919 %% 525600) AS minutes) m
            """.formatted(tickets, TYPES, ofOneEvent, EVENTS));
            statement.execute(FIGURES);
            statement.execute("VACUUM ANALYZE");
        }
    }
}
