package io.vivenuoperator.store.database;

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
 * Turns a batch of rows into one array per column, for statements that read them with {@code unnest}: a batch is one
 * round trip whatever its size.
 */
public final class Columns<T> {
    private final Connection tx;
    private final List<T> rows;

    private Columns(Connection tx, List<T> rows) {
        this.tx = tx;
        this.rows = rows;
    }

    public static <T> Columns<T> of(Connection tx, List<T> rows) {
        return new Columns<>(tx, rows);
    }

    public Array text(Function<T, String> value) throws SQLException {
        return array("text", value);
    }

    public Array optionalText(Function<T, Optional<String>> value) throws SQLException {
        return array("text", row -> value.apply(row).orElse(null));
    }

    public Array integers(Function<T, Integer> value) throws SQLException {
        return array("int4", value);
    }

    public Array optionalIntegers(Function<T, Optional<Integer>> value) throws SQLException {
        return array("int4", row -> value.apply(row).orElse(null));
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

    private Array array(String type, Function<T, ? extends @Nullable Object> value) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        return tx.createArrayOf(type, values);
    }
}
