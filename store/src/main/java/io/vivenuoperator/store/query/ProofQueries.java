package io.vivenuoperator.store.query;

import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.RowInstants;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The proof behind a region's trust: its runs, and when nobody looked. */
public final class ProofQueries {
    private static final NamedStatements SQL = NamedStatements.of(ProofQueries.class);

    private final Connection tx;

    ProofQueries(Connection tx) {
        this.tx = tx;
    }

    /** Whether there is this region, and the asker may see it. */
    public boolean sees(String region) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedGet("region")
                        .addParam("region", region)
                        .execute()
                        .isPresent());
    }

    /**
     * The runs that started in a time, latest first.
     *
     * @param after leaves out those up to this place
     * @param most how many at most
     */
    public List<RecordedRun> runs(String region, TimeSpan span, Optional<RecordedRun.Place> after, int most)
            throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("runs")
                        .addParam("region", region)
                        .addParam("from", span.from().toString())
                        .addParam("to", span.to().toString())
                        .addParam(
                                "last",
                                after.map(place -> place.startedAt().toString()).orElse("infinity"))
                        .addParam("passed", after.map(RecordedRun.Place::passed).orElse(0))
                        .addParam("most", most)
                        .execute()
                        .map(row -> run(new Columns(row)))
                        .toList());
    }

    /**
     * When nobody looked in a time.
     *
     * @param after leaves out gaps that begin until then
     * @param most how many gaps at most
     */
    public Gaps gaps(String region, TimeSpan span, Optional<Instant> after, int most) throws SQLException {
        Optional<TimeSpan> known = SQL.in(
                tx,
                db -> db.createNamedGet("known")
                        .addParam("region", region)
                        .addParam("from", span.from().toString())
                        .addParam("to", span.to().toString())
                        .execute()
                        .flatMap(row -> span(new Columns(row), "known_from", "known_to")));
        List<TimeSpan> gaps = SQL.in(
                tx,
                db -> db.createNamedQuery("gaps")
                        .addParam("region", region)
                        .addParam("from", span.from().toString())
                        .addParam("to", span.to().toString())
                        .addParam("after", after.map(Instant::toString).orElse("-infinity"))
                        .addParam("most", most)
                        .execute()
                        .flatMap(row -> span(new Columns(row), "begins", "ends").stream())
                        .toList());
        return new Gaps(known, gaps);
    }

    private static Optional<TimeSpan> span(Columns row, String from, String to) {
        return row.instant(from).flatMap(begin -> row.instant(to).map(end -> new TimeSpan(begin, end)));
    }

    private static RecordedRun run(Columns row) {
        return new RecordedRun(
                row.text("kind"),
                RowInstants.instant(row.row(), "started_at"),
                row.instant("finished_at"),
                row.optionalText("outcome"),
                row.optionalText("reason"),
                row.count("events"),
                row.count("tickets"),
                row.count("requests"),
                row.count("vendor_sold"),
                row.count("stored_sold"),
                row.share("completeness_percent"));
    }
}
