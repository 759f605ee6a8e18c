package io.vivenuoperator.export.table;

import java.util.List;
import java.util.Locale;

/**
 * A column.
 *
 * @param id marks it in the sheet, and stays
 * @param header what is written above it when it is made
 * @param key whether it is one of those that find a row again
 * @param formerHeaders what others called it before us
 */
public record TableColumn(String id, String header, ColumnForm form, boolean key, List<String> formerHeaders) {
    public TableColumn {
        formerHeaders = List.copyOf(formerHeaders);
    }

    static TableColumn keyed(String id, String header) {
        return new TableColumn(id, header, ColumnForm.TEXT, true, List.of());
    }

    /** Within the keys before it, its rows are counted. */
    static TableColumn counted(String id, String header) {
        return new TableColumn(id, header, ColumnForm.COUNT, true, List.of());
    }

    static TableColumn plain(String id, String header, ColumnForm form, String... formerHeaders) {
        return new TableColumn(id, header, form, false, List.of(formerHeaders));
    }

    /** Whether a header is this column's. */
    public boolean isNamed(String text) {
        var found = text.strip().toLowerCase(Locale.ROOT);
        return header.toLowerCase(Locale.ROOT).equals(found)
                || formerHeaders.stream()
                        .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(found));
    }
}
