package io.vivenuoperator.store.query;

import io.helidon.dbclient.DbRow;
import io.vivenuoperator.platform.database.RowInstants;
import java.time.Instant;
import java.util.Optional;

/** A row whose columns may be NULL. */
record Columns(DbRow row) {
    String text(String column) {
        return row.column(column).getString();
    }

    Optional<String> optionalText(String column) {
        return Optional.ofNullable(row.column(column).get(String.class));
    }

    Optional<Long> count(String column) {
        return Optional.ofNullable(row.column(column).get(Long.class));
    }

    Optional<Double> share(String column) {
        return Optional.ofNullable(row.column(column).get(Double.class));
    }

    Optional<Instant> instant(String column) {
        return RowInstants.optionalInstant(row, column);
    }

    boolean flag(String column) {
        return row.column(column).getBoolean();
    }
}
