package io.vivenuoperator.store.query;

import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.RowInstants;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What opens and closes when, and what that was before. */
public final class CalendarQueries {
    /** What a date may be. */
    public static final List<String> KINDS = List.of("on_sale", "sale_end", "event");

    private static final NamedStatements SQL = NamedStatements.of(CalendarQueries.class);

    private final Connection tx;

    CalendarQueries(Connection tx) {
        this.tx = tx;
    }

    /**
     * The dates of events that are at Vivenu, in their order.
     *
     * @param to leaves out those from then on
     * @param kinds of {@link #KINDS}
     */
    public List<CalendarEntry> entries(Instant from, Optional<Instant> to, List<String> kinds) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("entries")
                        .addParam("from", from.toString())
                        .addParam("to", to.map(Instant::toString).orElse("infinity"))
                        .addParam("kinds", String.join(",", kinds))
                        .execute()
                        .map(row -> entry(new Columns(row)))
                        .toList());
    }

    /** How the dates of all events' sales changed, in the order in which we saw it. */
    public List<SalesDateChange> salesDateChanges() throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("changes")
                        .execute()
                        .map(row -> change(new Columns(row)))
                        .toList());
    }

    private static SalesDateChange change(Columns row) {
        return new SalesDateChange(
                row.text("region"),
                row.text("event_id"),
                row.text("event_name"),
                row.row().column("number").getLong(),
                row.text("field"),
                row.instant("old_value"),
                row.instant("new_value"),
                RowInstants.instant(row.row(), "noticed_at"));
    }

    private static CalendarEntry entry(Columns row) {
        return new CalendarEntry(
                row.text("kind"),
                RowInstants.instant(row.row(), "at"),
                row.text("region"),
                row.text("event_id"),
                row.text("event_name"),
                row.instant("ends_at"),
                row.optionalText("url"),
                RowInstants.instant(row.row(), "changed_at"));
    }
}
