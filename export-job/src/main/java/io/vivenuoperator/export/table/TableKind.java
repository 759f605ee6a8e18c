package io.vivenuoperator.export.table;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The sheets that an export can have. */
public enum TableKind {
    EVENTS(
            "Events",
            "Events",
            List.of(
                    TableColumn.keyed("region", "Region"),
                    TableColumn.keyed("eventId", "Event ID"),
                    TableColumn.plain("eventName", "Event Name", ColumnForm.TEXT),
                    TableColumn.plain("eventDate", "Event Date (UTC)", ColumnForm.TIME, "Event Date"),
                    TableColumn.plain("salesStart", "Sales Launch Date (UTC)", ColumnForm.TIME, "Sales Launch Date"),
                    TableColumn.plain("salesEnd", "Sales End Date (UTC)", ColumnForm.TIME),
                    TableColumn.plain("status", "Status", ColumnForm.TEXT),
                    TableColumn.plain("capacity", "Total Capacity", ColumnForm.COUNT),
                    TableColumn.plain("sold", "Total Sold", ColumnForm.COUNT),
                    TableColumn.plain("available", "Total Available", ColumnForm.COUNT),
                    TableColumn.plain("percentSold", "Percent Sold", ColumnForm.SHARE),
                    TableColumn.plain("counted", "Counted", ColumnForm.TEXT),
                    TableColumn.plain("lastUpdated", "Last Updated (UTC)", ColumnForm.TIME, "Last Updated"),
                    TableColumn.plain(TableKind.MARK, "In Export", ColumnForm.TEXT))),
    TICKET_TYPES(
            "TicketTypes",
            "Ticket Types",
            List.of(
                    TableColumn.keyed("region", "Region"),
                    TableColumn.keyed("eventId", "Event ID"),
                    TableColumn.keyed("ticketTypeId", "Ticket Type ID"),
                    TableColumn.plain("eventName", "Event Name", ColumnForm.TEXT),
                    TableColumn.plain("ticketTypeName", "Ticket Name", ColumnForm.TEXT),
                    TableColumn.plain("price", "Price", ColumnForm.MONEY),
                    TableColumn.plain("capacity", "Capacity", ColumnForm.COUNT),
                    TableColumn.plain("sold", "Sold", ColumnForm.COUNT),
                    TableColumn.plain("available", "Available", ColumnForm.COUNT),
                    TableColumn.plain("counted", "Counted", ColumnForm.TEXT),
                    TableColumn.plain("lastUpdated", "Last Updated (UTC)", ColumnForm.TIME, "Last Updated"),
                    TableColumn.plain(TableKind.MARK, "In Export", ColumnForm.TEXT))),
    SALES_DATE_CHANGES(
            "SalesDateChanges",
            "Sales Date Changes",
            List.of(
                    TableColumn.keyed("region", "Region"),
                    TableColumn.keyed("eventId", "Event ID"),
                    TableColumn.counted("change", "Change"),
                    TableColumn.plain("eventName", "Event Name", ColumnForm.TEXT),
                    TableColumn.plain("field", "Field", ColumnForm.TEXT),
                    TableColumn.plain("previousValue", "Previous Value (UTC)", ColumnForm.TIME),
                    TableColumn.plain("newValue", "New Value (UTC)", ColumnForm.TIME),
                    TableColumn.plain("moved", "Moved", ColumnForm.TEXT),
                    TableColumn.plain("noticedAt", "Noticed At (UTC)", ColumnForm.TIME),
                    TableColumn.plain(TableKind.MARK, "In Export", ColumnForm.TEXT)));

    /** The column that says whether the export has the row. */
    public static final String MARK = "inExport";

    /** What stands there while it has. */
    public static final String IN_EXPORT = "yes";

    private final String word;
    private final String title;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<TableColumn> columns;

    TableKind(String word, String title, List<TableColumn> columns) {
        this.word = word;
        this.title = title;
        this.columns = columns;
    }

    /** How an export's file and the sheet's own mark name it. */
    public String word() {
        return word;
    }

    /** What a new sheet is called. */
    public String title() {
        return title;
    }

    /** Keys first. */
    public List<TableColumn> columns() {
        return columns;
    }

    public static Optional<TableKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
