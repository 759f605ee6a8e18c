package io.vivenuoperator.platform.database;

import io.helidon.dbclient.DbRow;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** The instants in a row, which DbClient only has as the driver's timestamps. */
public final class RowInstants {
    private RowInstants() {}

    /**
     * That of a column which always has one.
     *
     * @throws NullPointerException for NULL
     */
    public static Instant instant(DbRow row, String column) {
        return row.column(column).get(Timestamp.class).toInstant();
    }

    /** Empty for NULL. */
    public static Optional<Instant> optionalInstant(DbRow row, String column) {
        return Optional.ofNullable(row.column(column).get(Timestamp.class)).map(Timestamp::toInstant);
    }
}
