package io.vivenuoperator.store.query;

import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.RowInstants;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was: each change of an event, and the state as seen at any instant. */
public final class HistoryQueries {
    private static final NamedStatements SQL = NamedStatements.of(HistoryQueries.class);
    private static final String BEFORE_EVERYTHING = "-infinity";

    private final Connection tx;

    HistoryQueries(Connection tx) {
        this.tx = tx;
    }

    /**
     * The changes of an event in a time, in their order.
     *
     * @param after leaves out those until then
     * @param most how many at most
     */
    public List<HistoryEntry> changes(String region, String eventId, TimeSpan span, Optional<Instant> after, int most)
            throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("changes")
                        .addParam("region", region)
                        .addParam("eventId", eventId)
                        .addParam("from", span.from().toString())
                        .addParam("to", span.to().toString())
                        .addParam("after", after.map(Instant::toString).orElse(BEFORE_EVERYTHING))
                        .addParam("most", most)
                        .execute()
                        .map(row -> change(new Columns(row)))
                        .toList());
    }

    /** Every event of which something had been seen by then, also those deleted since. */
    public List<EventState> state(Instant at) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("state")
                        .addParam("at", at.toString())
                        .execute()
                        .map(row -> event(new Columns(row)))
                        .toList());
    }

    /** The types of all events of which something had been seen by then, by event and name. */
    public List<TypeState> types(Instant at) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("types")
                        .addParam("at", at.toString())
                        .execute()
                        .map(row -> type(new Columns(row)))
                        .toList());
    }

    /** The types of one event of which something had been seen by then, by name. */
    public List<TypeState> types(String region, String eventId, Instant at) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("types-of-event")
                        .addParam("region", region)
                        .addParam("eventId", eventId)
                        .addParam("at", at.toString())
                        .execute()
                        .map(row -> type(new Columns(row)))
                        .toList());
    }

    private static HistoryEntry change(Columns row) {
        return new HistoryEntry(
                RowInstants.instant(row.row(), "snapshot_time"),
                row.count("total_capacity"),
                row.count("total_sold"),
                row.count("total_available"),
                row.share("percent_sold"),
                row.count("delta").orElse(0L));
    }

    private static EventState event(Columns row) {
        return new EventState(
                row.text("region"),
                row.text("event_id"),
                row.text("event_name"),
                row.instant("event_date"),
                row.instant("sales_start_date"),
                row.text("status"),
                row.count("total_capacity"),
                row.count("total_sold"),
                row.count("total_available"),
                row.share("percent_sold"),
                RowInstants.instant(row.row(), "changed_at"),
                row.instant("complete_since"));
    }

    private static TypeState type(Columns row) {
        return new TypeState(
                row.text("region"),
                row.text("event_id"),
                row.text("ticket_type_id"),
                row.text("ticket_type_name"),
                row.count("capacity"),
                row.count("sold"),
                row.count("available"),
                row.share("percent_sold"),
                row.flag("listed"),
                RowInstants.instant(row.row(), "changed_at"),
                row.instant("complete_since"));
    }
}
