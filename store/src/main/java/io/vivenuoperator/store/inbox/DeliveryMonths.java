package io.vivenuoperator.store.inbox;

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
import java.util.ArrayList;
import java.util.List;

/** The inbox's monthly partitions (UTC). There is no default partition in which rows could strand. */
public final class DeliveryMonths {
    private static final String PREFIX = "webhook_delivery_";
    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("uuuu_MM");
    private static final String MAKE = "SELECT make_delivery_month(?)";
    private static final String LIST = """
            SELECT c.relname
            FROM pg_inherits i
            JOIN pg_class c ON c.oid = i.inhrelid
            WHERE i.inhparent = 'webhook_delivery'::regclass
            ORDER BY c.relname
            """;

    private DeliveryMonths() {}

    /** The month of an instant. */
    public static YearMonth of(Instant instant) {
        return YearMonth.from(instant.atOffset(ZoneOffset.UTC));
    }

    /** The start of a month. */
    public static Instant begin(YearMonth month) {
        LocalDate first = month.atDay(1);
        return first.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Creates a month's partition; false if it exists. Does not block writers. */
    public static boolean make(Connection tx, YearMonth month) throws SQLException {
        try (PreparedStatement make = tx.prepareStatement(MAKE)) {
            make.setTimestamp(1, Timestamp.from(begin(month)));
            try (ResultSet row = make.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The months with a partition, oldest first. */
    public static List<YearMonth> list(Connection connection) throws SQLException {
        try (PreparedStatement list = connection.prepareStatement(LIST);
                ResultSet rows = list.executeQuery()) {
            List<YearMonth> months = new ArrayList<>();
            while (rows.next()) {
                months.add(YearMonth.parse(rows.getString(1).substring(PREFIX.length()), SUFFIX));
            }
            return months;
        }
    }

    /** Drops a month with its deliveries. Writers wait meanwhile. */
    public static void drop(Connection tx, YearMonth month) throws SQLException {
        // The name consists of letters, digits and underscores only.
        try (PreparedStatement drop = tx.prepareStatement("DROP TABLE " + PREFIX + SUFFIX.format(month))) {
            drop.executeUpdate();
        }
    }
}
