package io.vivenuoperator.store.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One row: each column's value in one notation, on both sides. */
record Row(Map<String, String> columns) {
    private static final int DIGITS_OF_A_SHARE = 9;

    Row() {
        this(new TreeMap<>());
    }

    Row with(String column, @Nullable Object value) {
        columns.put(column, spelled(value));
        return this;
    }

    Row without(String column) {
        columns.remove(column);
        return this;
    }

    static Row of(ResultSet rows) throws SQLException {
        var row = new Row();
        ResultSetMetaData meta = rows.getMetaData();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            row.with(meta.getColumnName(i), rows.getObject(i));
        }
        return row;
    }

    private static String spelled(@Nullable Object value) {
        return switch (value) {
            case null -> "unknown";
            case Timestamp at -> at.toInstant().toString();
            case Double share ->
                BigDecimal.valueOf(share)
                        .setScale(DIGITS_OF_A_SHARE, RoundingMode.HALF_UP)
                        .toPlainString();
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }
}
