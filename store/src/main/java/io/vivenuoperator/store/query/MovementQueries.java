package io.vivenuoperator.store.query;

import io.helidon.dbclient.DbRow;
import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.RowInstants;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What changed when: of one event, of many, of all. A bucket in which nothing changed has no row. */
public final class MovementQueries {
    private static final NamedStatements SQL = NamedStatements.of(MovementQueries.class);

    private final Connection tx;

    MovementQueries(Connection tx) {
        this.tx = tx;
    }

    /**
     * Of an event, by bucket.
     *
     * @param bounds at least two, ascending
     */
    public List<Movement> ofEvent(String region, String eventId, List<Instant> bounds) throws SQLException {
        return all("of-event", ofEventIn(region, eventId, bounds), MovementQueries::movement);
    }

    /**
     * Of each ticket type of an event by its id; a type of which nothing changed is not there.
     *
     * @param bounds at least two, ascending
     */
    public Map<String, List<Movement>> ofTypes(String region, String eventId, List<Instant> bounds)
            throws SQLException {
        return all(
                        "of-types",
                        ofEventIn(region, eventId, bounds),
                        row -> Map.entry(row.column("ticket_type_id").getString(), movement(row)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /**
     * Of each event that is not deleted, exact to the second; by region, event and bucket.
     *
     * @param bounds at least two, ascending
     */
    public List<EventSum> ofAll(List<Instant> bounds) throws SQLException {
        return all(
                "of-all",
                Map.of("bounds", listed(bounds)),
                row -> new EventSum(
                        row.column("region").getString(),
                        row.column("event_id").getString(),
                        row.column("event_name").getString(),
                        new Columns(row).instant("complete_since"),
                        row.column("bucket").get(Integer.class) == null
                                ? 0
                                : row.column("bucket").getInt(),
                        count(row, "sold")));
    }

    /**
     * Of groups of events; a group without events has no row.
     *
     * @param bounds at least two, ascending
     * @param regions of those that can be seen
     * @param statuses in which an event is now
     */
    public List<PortfolioChange> portfolio(
            List<Instant> bounds, PortfolioGrouping grouping, Collection<String> regions, Collection<String> statuses)
            throws SQLException {
        return all(
                "portfolio",
                Map.of(
                        "bounds", listed(bounds),
                        "grouping", grouping.word(),
                        "regions", String.join(",", regions),
                        "statuses", String.join(",", statuses)),
                row -> new PortfolioChange(
                        row.column("label").getString(),
                        row.column("bucket").getInt(),
                        count(row, "sold"),
                        count(row, "moved"),
                        new Columns(row).instant("complete_since"),
                        count(row, "incomplete")));
    }

    /** When polls looked, also before and after these instants if that touches them; by region, ascending. */
    public List<Look> looked(Instant begins, Instant ends) throws SQLException {
        return all(
                "looked",
                Map.of("begins", begins.toString(), "ends", ends.toString()),
                row -> new Look(
                        row.column("region").getString(),
                        RowInstants.instant(row, "from_at"),
                        RowInstants.instant(row, "to_at")));
    }

    /** The hour, by the event's own clock, in which most was sold; empty if nothing ever was. */
    public Optional<HourOfSales> bestHour(String region, String eventId) throws SQLException {
        return all("best-hour", Map.of("region", region, "eventId", eventId), row -> hour(row, eventId, "begins"))
                .stream()
                .findFirst();
    }

    /** The hours of a region's events that are over, by event and hour. */
    public List<HourOfSales> hoursOfEnded(String region) throws SQLException {
        return all(
                "hours-of-ended",
                Map.of("region", region),
                row -> hour(row, row.column("event_id").getString(), "hour"));
    }

    private <T> List<T> all(String statement, Map<String, String> parameters, Function<DbRow, T> reading)
            throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery(statement)
                        .params(parameters)
                        .execute()
                        .map(reading)
                        .toList());
    }

    private static Map<String, String> ofEventIn(String region, String eventId, List<Instant> bounds) {
        return Map.of("region", region, "eventId", eventId, "bounds", listed(bounds));
    }

    private static Movement movement(DbRow row) {
        return new Movement(row.column("bucket").getInt(), count(row, "sold"), count(row, "moved"));
    }

    private static HourOfSales hour(DbRow row, String eventId, String column) {
        return new HourOfSales(eventId, RowInstants.instant(row, column), count(row, "sold"));
    }

    private static long count(DbRow row, String column) {
        return new Columns(row).count(column).orElse(0L);
    }

    private static String listed(List<Instant> bounds) {
        return bounds.stream().map(Instant::toString).collect(Collectors.joining(","));
    }
}
