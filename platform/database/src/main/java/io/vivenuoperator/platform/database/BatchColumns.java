package io.vivenuoperator.platform.database;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns a batch of rows into one array per column, for statements that use {@code unnest}: a batch takes one round trip,
 * whatever its size.
 */
public final class BatchColumns<T> {
    private final Connection tx;
    private final List<T> rows;

    private BatchColumns(Connection tx, List<T> rows) {
        this.tx = tx;
        this.rows = rows;
    }

    public static <T> BatchColumns<T> of(Connection tx, List<T> rows) {
        return new BatchColumns<>(tx, rows);
    }

    public Array text(Function<T, String> value) throws SQLException {
        return texts(value);
    }

    public Array optionalText(Function<T, Optional<String>> value) throws SQLException {
        return texts(row -> value.apply(row).orElse(null));
    }

    public Array integers(Function<T, Integer> value) throws SQLException {
        return numbers(value);
    }

    public Array optionalIntegers(Function<T, Optional<Integer>> value) throws SQLException {
        return numbers(row -> value.apply(row).orElse(null));
    }

    public Array longs(Function<T, Long> value) throws SQLException {
        Long[] values = new Long[rows.size()];
        return tx.createArrayOf("int8", filled(values, value));
    }

    public Array optionalDecimals(Function<T, Optional<BigDecimal>> value) throws SQLException {
        return array("numeric", row -> value.apply(row).orElse(null));
    }

    public Array booleans(Function<T, Boolean> value) throws SQLException {
        return array("bool", value);
    }

    public Array instants(Function<T, Instant> value) throws SQLException {
        return array("timestamptz", row -> value.apply(row).toString());
    }

    public Array optionalInstants(Function<T, Optional<Instant>> value) throws SQLException {
        return array(
                "timestamptz", row -> value.apply(row).map(Instant::toString).orElse(null));
    }

    // Arrays of exactly these types are sent in binary, which saves quoting, parsing and half
    // the bytes.
    private Array texts(Function<T, ? extends @Nullable String> value) throws SQLException {
        @Nullable String[] values = new @Nullable String[rows.size()];
        return tx.createArrayOf("text", filled(values, value));
    }

    private Array numbers(Function<T, ? extends @Nullable Integer> value) throws SQLException {
        @Nullable Integer[] values = new @Nullable Integer[rows.size()];
        return tx.createArrayOf("int4", filled(values, value));
    }

    private Array array(String type, Function<T, ? extends @Nullable Object> value) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[rows.size()];
        return tx.createArrayOf(type, filled(values, value));
    }

    private <V extends @Nullable Object> V[] filled(V[] values, Function<T, ? extends V> value) {
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        return values;
    }
}
