package io.vivenuoperator.store.query;

import io.vivenuoperator.store.query.ExportColumn.Kind;
import java.util.List;
import java.util.Locale;

/** What can be exported whole. */
public enum Export {
    EVENTS(List.of(
            text("region"),
            text("event_id"),
            text("event_name"),
            instant("event_date"),
            instant("sales_start_date"),
            text("status"),
            count("total_capacity"),
            count("total_sold"),
            count("total_available"),
            new ExportColumn("percent_sold", Kind.SHARE),
            instant("sales_end_date"),
            instant("event_end_date"),
            text("timezone"),
            text("url"),
            instant("last_updated"),
            instant("complete_since"))),
    /** An hour in which nothing was noticed has no row. */
    HOURS(List.of(text("region"), text("event_id"), text("event_name"), instant("hour"), count("sold"))),
    /** A day in which nothing was noticed has no row. */
    DAYS(List.of(text("region"), text("event_id"), text("event_name"), text("day"), text("timezone"), count("sold"))),
    CHANGES(List.of(
            text("region"),
            text("event_id"),
            text("ticket_type_id"),
            text("ticket_type_name"),
            instant("changed_at"),
            count("capacity"),
            count("sold"),
            count("available"),
            count("delta"),
            new ExportColumn("listed", Kind.FLAG),
            instant("complete_since"))),
    TICKETS(List.of(
            text("region"),
            text("event_id"),
            text("ticket_id"),
            text("ticket_type_id"),
            text("status"),
            new ExportColumn("price", Kind.DECIMAL),
            text("currency"),
            instant("created_at"),
            instant("updated_at"),
            instant("gone_at")));

    /** Immutable, as {@code List.of} makes it. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<ExportColumn> columns;

    Export(List<ExportColumn> columns) {
        this.columns = columns;
    }

    /** As paths have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public List<ExportColumn> columns() {
        return columns;
    }

    private static ExportColumn text(String name) {
        return new ExportColumn(name, Kind.TEXT);
    }

    private static ExportColumn count(String name) {
        return new ExportColumn(name, Kind.COUNT);
    }

    private static ExportColumn instant(String name) {
        return new ExportColumn(name, Kind.INSTANT);
    }
}
