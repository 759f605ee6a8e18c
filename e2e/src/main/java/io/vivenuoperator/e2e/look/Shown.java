package io.vivenuoperator.e2e.look;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The columns of one row, in one spelling. */
public record Shown(TreeMap<String, String> columns) {
    private static final String UNKNOWN = "unknown";
    /** When we saw something, and what had been sold before we watched, is no matter of the seller's. */
    private static final Set<String> OUR_OWN = Set.of("changed_at", "opening");

    Shown() {
        this(new TreeMap<>());
    }

    Shown with(String column, @Nullable Object value) {
        columns.put(column, spelled(value));
        return this;
    }

    /** Each column that there is, but our own: one that nobody compares yet is a difference. */
    static Shown of(ResultSet row) throws SQLException {
        var shown = new Shown();
        var meta = row.getMetaData();
        for (var i = 1; i <= meta.getColumnCount(); i++) {
            if (!OUR_OWN.contains(meta.getColumnName(i))) {
                shown.with(meta.getColumnName(i), row.getObject(i));
            }
        }
        shown.columns.computeIfPresent("complete_since", (name, at) -> at.equals(UNKNOWN) ? at : "known");
        return shown;
    }

    /** The columns that differ, with both values: what is stored, and what is true. */
    String difference(Shown truth) {
        var names = new TreeSet<>(columns.keySet());
        names.addAll(truth.columns.keySet());
        names.removeIf(name -> columns.getOrDefault(name, "no column").equals(truth.columns.get(name)));
        var text = new StringBuilder();
        for (var name : names) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(name)
                    .append(' ')
                    .append(columns.get(name))
                    .append(", truth ")
                    .append(truth.columns.get(name));
        }
        return text.toString();
    }

    private static String spelled(@Nullable Object value) {
        return switch (value) {
            case null -> UNKNOWN;
            case Timestamp at -> spelled(at.toInstant());
            case Instant at -> at.truncatedTo(ChronoUnit.MILLIS).toString();
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            default -> value.toString();
        };
    }
}
