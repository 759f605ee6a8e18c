package io.vivenuoperator.store.event;

import io.vivenuoperator.platform.database.BatchColumns;
import io.vivenuoperator.platform.database.PlanMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Recounts sales by day for events whose time zone became known or changed. */
final class EventDays {
    private static final String FORGET = "DELETE FROM event_day WHERE event_key = ANY (?)";
    private static final String COUNT = """
            INSERT INTO event_day (event_key, day, sold)
            SELECT s.event_key, (s.at AT TIME ZONE e.day_zone)::date, sum(s.delta)
            FROM event e
            JOIN snapshot s USING (event_key)
            WHERE e.event_key = ANY (?) AND s.delta <> 0
            GROUP BY 1, 2
            """;

    private EventDays() {}

    /** Requires the locks of the events' regions, so that these days do not change meanwhile. */
    static void recount(Connection tx, List<EventVersions.Written> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        BatchColumns<EventVersions.Written> columns = BatchColumns.of(tx, events);
        for (String step : List.of(FORGET, COUNT)) {
            try (PreparedStatement statement = PlanMode.of(events.size()).prepare(tx, step)) {
                statement.setArray(1, columns.integers(EventVersions.Written::eventKey));
                statement.executeUpdate();
            }
        }
    }
}
