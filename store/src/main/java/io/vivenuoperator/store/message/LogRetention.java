package io.vivenuoperator.store.message;

import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.database.NamedStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Makes the weeks of the log and of attempts ahead, and drops what is older than the log is kept, in whole weeks. */
public final class LogRetention {
    /** How long messages, and with them their ids, attempts and dead letters, are kept at least. */
    public static final Duration KEPT = Duration.ofDays(30);

    /** Each of them costs a reader a look into an empty index; without maintenance the default partition takes over. */
    private static final int WEEKS_AHEAD = 4;

    private static final int ROWS_AT_ONCE = 10_000;
    private static final int ROWS_PER_RUN = 500_000;
    private static final List<WeekPartitions> TABLES = List.of(WeekPartitions.MESSAGES, WeekPartitions.ATTEMPTS);
    private static final List<String> LEFTOVERS = List.of(
            "forget-keys", "forget-dead-letters", "forget-minutes", "forget-stray-messages", "forget-stray-attempts");
    private static final NamedStatements SQL = NamedStatements.of(LogRetention.class);

    /**
     * What was done.
     *
     * @param made partitions
     * @param dropped partitions
     * @param rows those deleted one by one, because they lie in no partition of their own
     */
    public record Done(int made, int dropped, long rows) {
        public boolean isNothing() {
            return made == 0 && dropped == 0 && rows == 0;
        }
    }

    /**
     * Does what is due.
     *
     * @throws DatabaseException if the database is unreachable or too busy (transient)
     */
    public Done run(Database database, Instant now) {
        LocalDate oldestKept = WeekPartitions.mondayOf(now.minus(KEPT));
        int made = 0;
        int dropped = 0;
        for (WeekPartitions table : TABLES) {
            made += database.inTransaction(tx -> makeAhead(tx, table, WeekPartitions.mondayOf(now)));
            dropped += database.inTransaction(tx -> dropBefore(tx, table, oldestKept));
        }
        long rows = 0;
        for (String leftover : LEFTOVERS) {
            rows += forget(database, leftover, WeekPartitions.begin(oldestKept));
        }
        return new Done(made, dropped, rows);
    }

    private static int makeAhead(Connection tx, WeekPartitions table, LocalDate current) throws SQLException {
        List<LocalDate> there = table.list(tx);
        int made = 0;
        for (int i = 0; i <= WEEKS_AHEAD; i++) {
            LocalDate week = current.plusWeeks(i);
            if (!there.contains(week) && table.make(tx, week)) {
                made++;
            }
        }
        return made;
    }

    private static int dropBefore(Connection tx, WeekPartitions table, LocalDate oldestKept) throws SQLException {
        List<LocalDate> old = new ArrayList<>(table.list(tx));
        old.removeIf(week -> !week.isBefore(oldestKept));
        if (!old.isEmpty()) {
            SQL.in(tx, db -> db.createNamedDmlStatement("impatient").execute());
        }
        int dropped = 0;
        for (LocalDate week : old) {
            if (table.drop(tx, week)) {
                dropped++;
            }
        }
        return dropped;
    }

    private static long forget(Database database, String statement, Instant before) {
        long sum = 0;
        long deleted;
        do {
            deleted = database.inTransaction(tx -> SQL.in(
                    tx,
                    db -> db.createNamedDelete(statement)
                            .addParam("before", Timestamp.from(before))
                            .addParam("limit", ROWS_AT_ONCE)
                            .execute()));
            sum += deleted;
        } while (deleted == ROWS_AT_ONCE && sum < ROWS_PER_RUN);
        return sum;
    }
}
