package io.vivenuoperator.poller.history;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The columns of one row, in one notation. */
record Shown(Map<String, String> columns) {
    /** Our observation times and the opening balance do not come from the seller. */
    private static final Set<String> OUR_OWN = Set.of("changed_at", "snapshot_time", "delta", "opening");

    private static final Set<String> OUR_OWN_OF_SNAPSHOTS = Set.of("last_updated");

    Shown() {
        this(new TreeMap<>());
    }

    Shown with(String column, @Nullable Object value) {
        columns.put(column, spelled(value));
        return this;
    }

    Shown without(String column) {
        columns.remove(column);
        return this;
    }

    /** All columns except our own: a column that is not compared yet counts as a difference. */
    static Shown of(ResultSet rows) throws SQLException {
        var row = new Shown();
        ResultSetMetaData meta = rows.getMetaData();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            row.with(meta.getColumnName(i), rows.getObject(i));
        }
        if (row.columns.containsKey("snapshot_time")) {
            row.columns.keySet().removeAll(OUR_OWN_OF_SNAPSHOTS);
        }
        row.columns.keySet().removeAll(OUR_OWN);
        row.columns.computeIfPresent("complete_since", (_, at) -> at.equals("unknown") ? at : "known");
        return row;
    }

    String key() {
        String type = columns.get("ticket_type_id");
        return columns.get("event_id") + (type == null ? "" : " " + type);
    }

    private static String spelled(@Nullable Object value) {
        return switch (value) {
            case null -> "unknown";
            case Timestamp at -> at.toInstant().toString();
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            default -> value.toString();
        };
    }
}
