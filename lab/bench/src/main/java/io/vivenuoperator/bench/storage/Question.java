package io.vivenuoperator.bench.storage;

import java.time.Instant;
import java.util.List;

/**
 * A dashboard query, in each schema.
 *
 * @param ofAllEvents whether the baseline's time is scaled up, because it contains only some of the events
 */
record Question(String name, boolean ofAllEvents, String naive, String product) {
    static List<Question> about(Scale scale) {
        String event = Sales.eventId(0);
        Instant middle = Sales.at(scale, scale.polls() / 2);
        Instant dayBeforeEnd = Sales.at(scale, scale.polls() - scale.pollsPerDay());
        String one = " WHERE region = '" + Sales.REGION + "' AND event_id = '" + event + "'";
        return List.of(
                new Question(
                        "the current state of every ticket type",
                        true,
                        """
                        SELECT DISTINCT ON (event_id, ticket_type_id) event_id, ticket_type_id, sold
                        FROM naive ORDER BY event_id, ticket_type_id, snapshot_time DESC
                        """,
                        "SELECT event_id, ticket_type_id, sold FROM current_sales"),
                new Question(
                        "one event's sales by hour, all days",
                        false,
                        """
                        SELECT date_trunc('hour', snapshot_time, 'UTC'), sum(d) FROM (%s) s
                        GROUP BY 1 HAVING sum(d) <> 0 ORDER BY 1
                        """.formatted(deltas("WHERE event_id = '" + event + "'")),
                        "SELECT hour, sold FROM hourly_sales" + one + " ORDER BY hour"),
                new Question(
                        "sales by day of all events",
                        true,
                        """
                        SELECT date_trunc('day', snapshot_time, 'UTC'), sum(d) FROM (%s) s GROUP BY 1 ORDER BY 1
                        """.formatted(deltas("")),
                        "SELECT day, sum(sold) FROM daily_sales GROUP BY day ORDER BY day"),
                new Question(
                        "the 20 events that sold most in the last 24 h",
                        true,
                        """
                        SELECT event_id, sum(sold) FROM (
                            SELECT event_id, ticket_type_id, max(sold) - min(sold) AS sold FROM naive
                            WHERE snapshot_time >= '%s' GROUP BY 1, 2) t
                        GROUP BY 1 ORDER BY 2 DESC LIMIT 20
                        """.formatted(dayBeforeEnd),
                        """
                        SELECT event_id, sum(sold) FROM hourly_sales
                        WHERE hour >= '%s' GROUP BY 1 ORDER BY 2 DESC LIMIT 20
                        """.formatted(dayBeforeEnd)),
                new Question(
                        "one event's state at an instant in the past",
                        false,
                        """
                        SELECT DISTINCT ON (ticket_type_id) ticket_type_id, sold FROM naive
                        WHERE event_id = '%s' AND snapshot_time <= '%s' ORDER BY ticket_type_id, snapshot_time DESC
                        """.formatted(event, middle),
                        "SELECT ticket_type_id, sold FROM sales_at('" + middle + "')" + one
                                + " ORDER BY ticket_type_id"));
    }

    private static String deltas(String where) {
        return "SELECT event_id, snapshot_time, sold - lag(sold, 1, 0) OVER (PARTITION BY ticket_type_id"
                + " ORDER BY snapshot_time) AS d FROM naive " + where;
    }
}
