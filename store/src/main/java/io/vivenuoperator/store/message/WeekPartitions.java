package io.vivenuoperator.store.message;

import io.vivenuoperator.platform.database.NamedStatements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * The partitions of a table by weeks (UTC), each named by its Monday. A week that has none is kept in the default partition.
 *
 * @param table the partitioned table, which is also part of its functions' names
 */
public record WeekPartitions(String table) {
    /** The log. */
    public static final WeekPartitions MESSAGES = new WeekPartitions("message");

    /** Attempts to deliver. */
    public static final WeekPartitions ATTEMPTS = new WeekPartitions("attempt");

    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("uuuu_MM_dd");
    private static final NamedStatements SQL = NamedStatements.of(WeekPartitions.class);

    /** The Monday of the week that an instant lies in. */
    public static LocalDate mondayOf(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** When a week begins. */
    public static Instant begin(LocalDate monday) {
        return monday.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Makes a week's partition, with what the default one has of it; false if it exists. Writers wait for a moment. */
    public boolean make(Connection tx, LocalDate monday) throws SQLException {
        return ask(tx, "make", monday);
    }

    /** Drops a week with all that is in it; false if there is none. Readers and writers wait meanwhile. */
    public boolean drop(Connection tx, LocalDate monday) throws SQLException {
        return ask(tx, "drop", monday);
    }

    private boolean ask(Connection tx, String verb, LocalDate monday) throws SQLException {
        try (PreparedStatement call = tx.prepareStatement("SELECT " + verb + "_" + table + "_week(?)")) {
            call.setTimestamp(1, Timestamp.from(begin(monday)));
            try (ResultSet row = call.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The weeks with a partition, oldest first. */
    public List<LocalDate> list(Connection connection) throws SQLException {
        return SQL.in(
                connection,
                db -> db.createNamedQuery("list")
                        .addParam("table", table)
                        .execute()
                        .map(row -> row.column("relname").getString())
                        .map(name -> LocalDate.parse(name.substring(table.length() + 1), SUFFIX))
                        .toList());
    }
}
