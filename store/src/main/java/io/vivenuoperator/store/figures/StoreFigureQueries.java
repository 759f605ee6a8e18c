package io.vivenuoperator.store.figures;

import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.store.inbox.DeliveryMonths;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Reads the figures. None of the statements reads tickets or deliveries, so it takes milliseconds however many there are. */
final class StoreFigureQueries {
    private static final NamedStatements SQL = NamedStatements.of(StoreFigureQueries.class);

    private record Month(YearMonth month, boolean used) {}

    StoreFigures at(Connection tx, Instant now) throws SQLException {
        List<Month> months = months(tx);
        YearMonth current = DeliveryMonths.of(now);
        Optional<Instant> oldest =
                months.stream().filter(Month::used).findFirst().map(month -> DeliveryMonths.begin(month.month()));
        long ahead =
                months.stream().filter(month -> month.month().isAfter(current)).count();
        return new StoreFigures(
                bytes(tx), oldest, (int) ahead, schema(tx), quarantined(tx), proofs(tx), gaps(tx), missed(tx));
    }

    private static Map<String, Long> bytes(Connection tx) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("sizes")
                        .execute()
                        .collect(Collectors.toMap(
                                row -> row.column("relation").getString(),
                                row -> row.column("bytes").getLong())));
    }

    private static List<Month> months(Connection tx) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("months")
                        .execute()
                        .map(row -> new Month(
                                DeliveryMonths.ofPartition(row.column("relname").getString()),
                                row.column("used").getBoolean()))
                        .toList());
    }

    private static OptionalInt schema(Connection tx) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("version")
                        .execute()
                        .mapToInt(row -> row.column("version").getInt())
                        .max());
    }

    private static List<StoreFigures.Quarantined> quarantined(Connection tx) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("quarantined")
                        .execute()
                        .map(row -> new StoreFigures.Quarantined(
                                row.column("region").getString(),
                                row.column("kind").getString(),
                                row.column("records").getLong()))
                        .toList());
    }

    private static List<StoreFigures.Proof> proofs(Connection tx) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("proofs")
                        .execute()
                        .map(row -> new StoreFigures.Proof(
                                row.column("region").getString(),
                                row.column("vendor_sold").getLong(),
                                row.column("stored_sold").getLong()))
                        .toList());
    }

    private static List<StoreFigures.Missed> missed(Connection tx) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("missed")
                        .execute()
                        .map(row -> new StoreFigures.Missed(
                                row.column("region").getString(),
                                row.column("changes").getLong()))
                        .toList());
    }

    private static List<StoreFigures.Gap> gaps(Connection tx) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("gaps")
                        .execute()
                        .map(row -> new StoreFigures.Gap(
                                row.column("region").getString(),
                                row.column("seconds").getDouble()))
                        .toList());
    }
}
