package io.vivenuoperator.store.query;

import io.helidon.dbclient.DbRow;
import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.RowInstants;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The questions of the read API. Each is asked within a transaction that names the regions; see {@link SalesReader}. */
public final class SalesQueries {
    private static final NamedStatements SQL = NamedStatements.of(SalesQueries.class);

    private final Connection tx;

    SalesQueries(Connection tx) {
        this.tx = tx;
    }

    /**
     * Another text as soon as something was committed that a later transaction sees, whatever it was. It costs next to nothing.
     * A standby's snapshots do not show each commit; there it is the place in the log that has been replayed.
     */
    public String visibleCommits() throws SQLException {
        return all("visible-commits", row -> row.text("commits")).getFirst();
    }

    /** All events at once, in no particular order. */
    public List<CurrentEvent> currentEvents() throws SQLException {
        return all("current-events", row -> new CurrentEvent(event(row), row.instant("changed_at")));
    }

    /** All regions with their trust, by name. */
    public List<CurrentRegion> currentRegions() throws SQLException {
        return all(
                "current-regions",
                row -> new CurrentRegion(
                        region(row), trust(row), row.count("looks").orElse(0L)));
    }

    public List<WatchedRegion> regions() throws SQLException {
        return all("regions", SalesQueries::region);
    }

    /** In no particular order. */
    public List<EventFigures> events() throws SQLException {
        return all("events", SalesQueries::event);
    }

    /** Empty if there is none, or if the asker may not see its region. */
    public Optional<EventFigures> event(String region, String eventId) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedGet("event")
                        .addParam("region", region)
                        .addParam("eventId", eventId)
                        .execute()
                        .map(row -> event(new Columns(row))));
    }

    /** By name. */
    public List<TicketTypeFigures> ticketTypes(String region, String eventId) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("ticket-types")
                        .addParam("region", region)
                        .addParam("eventId", eventId)
                        .execute()
                        .map(row -> ticketType(new Columns(row)))
                        .toList());
    }

    /** Those of all events at once, by region, event and name. */
    public List<EventTicketType> everyTicketType() throws SQLException {
        return all(
                "every-ticket-type",
                row -> new EventTicketType(row.text("region"), row.text("event_id"), ticketType(row)));
    }

    /**
     * What was before the first bound, and then each span from one to the next; empty if there is no such event.
     *
     * @param bounds at least two, ascending
     */
    public List<SeriesBucket> series(String region, String eventId, List<Instant> bounds) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("series")
                        .addParam("region", region)
                        .addParam("eventId", eventId)
                        .addParam(
                                "bounds", bounds.stream().map(Instant::toString).collect(Collectors.joining(",")))
                        .execute()
                        .map(row -> bucket(row))
                        .toList());
    }

    /** What changed when. */
    public MovementQueries movements() {
        return new MovementQueries(tx);
    }

    public List<RegionTrust> trust() throws SQLException {
        return all("trust", SalesQueries::trust);
    }

    public List<RegionQuality> quality() throws SQLException {
        return all(
                "quality",
                row -> new RegionQuality(
                        trust(row),
                        run(row, "last_full"),
                        run(row, "last_incremental"),
                        row.share("gaps_7d_seconds"),
                        row.count("quarantined").orElse(0L),
                        row.instant("last_webhook_at")));
    }

    /** What was. */
    public HistoryQueries history() {
        return new HistoryQueries(tx);
    }

    public LedgerQueries ledger() {
        return new LedgerQueries(tx);
    }

    /** The proof behind a region's trust. */
    public ProofQueries proof() {
        return new ProofQueries(tx);
    }

    public CalendarQueries calendar() {
        return new CalendarQueries(tx);
    }

    public ExportQueries export() {
        return new ExportQueries(tx);
    }

    private <T> List<T> all(String statement, Function<Columns, T> reading) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery(statement)
                        .execute()
                        .map(row -> reading.apply(new Columns(row)))
                        .toList());
    }

    private static WatchedRegion region(Columns row) {
        return new WatchedRegion(
                row.text("region"), RowInstants.instant(row.row(), "watched_since"), row.instant("complete_since"));
    }

    private static EventFigures event(Columns row) {
        return new EventFigures(
                row.text("region"),
                row.text("event_id"),
                row.text("event_name"),
                row.instant("event_date"),
                row.instant("sales_start_date"),
                row.text("status"),
                row.instant("sales_end_date"),
                row.instant("event_end_date"),
                row.optionalText("timezone"),
                row.optionalText("url"),
                row.count("total_capacity"),
                row.count("total_sold"),
                row.count("total_available"),
                row.share("percent_sold"),
                row.instant("last_updated"),
                row.instant("complete_since"));
    }

    private static TicketTypeFigures ticketType(Columns row) {
        return new TicketTypeFigures(
                row.text("ticket_type_id"),
                row.text("ticket_type_name"),
                row.count("capacity"),
                row.count("sold"),
                row.count("available"),
                row.share("percent_sold"),
                row.optionalText("price").map(BigDecimal::new),
                row.flag("active"),
                row.flag("listed"),
                row.instant("changed_at"));
    }

    private static SeriesBucket bucket(DbRow row) {
        var columns = new Columns(row);
        return new SeriesBucket(
                row.column("bucket").getInt(), columns.count("sold"), columns.count("total"), columns.share("covered"));
    }

    private static RegionTrust trust(Columns row) {
        return new RegionTrust(row.text("region"), row.instant("data_through"), row.share("completeness_percent"));
    }

    private static Optional<RegionQuality.Run> run(Columns row, String which) {
        return row.instant(which + "_at")
                .map(at -> new RegionQuality.Run(
                        at, row.optionalText(which + "_outcome"), row.optionalText(which + "_reason")));
    }
}
