package io.vivenuoperator.store.inbox;

import io.vivenuoperator.platform.database.NamedStatements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The inbox's monthly partitions (UTC). There is no default partition in which rows could strand. */
public final class DeliveryMonths {
    private static final String PREFIX = "webhook_delivery_";
    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("uuuu_MM");
    private static final String MAKE = "SELECT make_delivery_month(?)";
    private static final String DROP = "SELECT drop_delivery_month(?)";
    private static final NamedStatements SQL = NamedStatements.of(DeliveryMonths.class);

    private DeliveryMonths() {}

    /** The month of an instant. */
    public static YearMonth of(Instant instant) {
        return YearMonth.from(instant.atOffset(ZoneOffset.UTC));
    }

    /** The month of a partition, by its name. */
    public static YearMonth ofPartition(String name) {
        return YearMonth.parse(name.substring(PREFIX.length()), SUFFIX);
    }

    /** The start of a month. */
    public static Instant begin(YearMonth month) {
        LocalDate first = month.atDay(1);
        return first.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /**
     * Creates a month's partition; false if it exists. Does not block writers. Through JDBC, like everything that the
     * receiver's first batch needs: loading DbClient would keep deliveries waiting.
     */
    public static boolean make(Connection tx, YearMonth month) throws SQLException {
        return ask(tx, MAKE, month);
    }

    /** Drops a month with its deliveries; false if there is none. Writers wait meanwhile. */
    public static boolean drop(Connection tx, YearMonth month) throws SQLException {
        return ask(tx, DROP, month);
    }

    private static boolean ask(Connection tx, String function, YearMonth month) throws SQLException {
        try (PreparedStatement call = tx.prepareStatement(function)) {
            call.setTimestamp(1, Timestamp.from(begin(month)));
            try (ResultSet row = call.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The months with a partition, oldest first. */
    public static List<YearMonth> list(Connection connection) throws SQLException {
        return SQL.in(
                connection,
                db -> db.createNamedQuery("list")
                        .execute()
                        .map(row -> row.column("relname").getString())
                        .map(DeliveryMonths::ofPartition)
                        .toList());
    }
}
