package io.vivenuoperator.store.maintenance;

import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.store.inbox.DeliveryMonths;
import io.vivenuoperator.store.inbox.DeliveryRepository;
import io.vivenuoperator.store.ledger.SeenTickets;
import io.vivenuoperator.store.message.LogRetention;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Creates the inbox's months and the log's weeks ahead, drops what retention allows, and deletes what dead runs left behind. Cheap if there is
 * nothing to do and safe to run concurrently: call it with every poll.
 */
public final class DatabaseMaintenance {
    /** Without maintenance, the stack keeps working for a year. */
    private static final int MONTHS_AHEAD = 12;

    private static final int KEYS_AT_ONCE = 10_000;
    private static final int KEYS_PER_RUN = 500_000;

    private static final NamedStatements SQL = NamedStatements.of(DatabaseMaintenance.class);

    private final Clock clock;
    private final DeliveryRepository inbox = new DeliveryRepository();
    private final SeenTickets sightings = new SeenTickets();
    private final LogRetention log = new LogRetention();

    public DatabaseMaintenance(Clock clock) {
        this.clock = clock;
    }

    /**
     * Does what is due.
     *
     * @throws DatabaseException if the database is unreachable or too busy (transient)
     */
    public MaintenanceReport run(Database database, RetentionPolicy retention) {
        Instant now = clock.instant();
        List<YearMonth> made = database.inTransaction(tx -> makeAhead(tx, DeliveryMonths.of(now)));
        Optional<YearMonth> oldestKept = retention.deliveries().map(kept -> DeliveryMonths.of(now.minus(kept)));
        List<YearMonth> dropped = new ArrayList<>();
        long keys = 0;
        if (oldestKept.isPresent()) {
            dropped.addAll(database.inTransaction(tx -> dropBefore(tx, oldestKept.get())));
            keys = forgetKeys(database, DeliveryMonths.begin(oldestKept.get()));
        }
        long seen = database.inTransaction(sightings::clearAbandoned);
        return new MaintenanceReport(made, dropped, keys, seen, log.run(database, now));
    }

    private static List<YearMonth> makeAhead(Connection tx, YearMonth current) throws SQLException {
        List<YearMonth> there = DeliveryMonths.list(tx);
        List<YearMonth> made = new ArrayList<>();
        for (int i = 0; i <= MONTHS_AHEAD; i++) {
            YearMonth month = current.plusMonths(i);
            if (!there.contains(month) && DeliveryMonths.make(tx, month)) {
                made.add(month);
            }
        }
        return made;
    }

    private static List<YearMonth> dropBefore(Connection tx, YearMonth oldestKept) throws SQLException {
        List<YearMonth> old =
                DeliveryMonths.list(tx).stream().filter(oldestKept::isAfter).toList();
        if (!old.isEmpty()) {
            SQL.in(tx, db -> db.createNamedDmlStatement("impatient").execute());
        }
        List<YearMonth> dropped = new ArrayList<>();
        for (YearMonth month : old) {
            if (DeliveryMonths.drop(tx, month)) {
                dropped.add(month);
            }
        }
        return dropped;
    }

    private long forgetKeys(Database database, Instant before) {
        long sum = 0;
        int deleted;
        do {
            deleted = database.inTransaction(tx -> inbox.deleteKeysBefore(tx, before, KEYS_AT_ONCE));
            sum += deleted;
        } while (deleted == KEYS_AT_ONCE && sum < KEYS_PER_RUN);
        return sum;
    }
}
