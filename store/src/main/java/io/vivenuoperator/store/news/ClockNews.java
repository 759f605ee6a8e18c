package io.vivenuoperator.store.news;

import io.helidon.dbclient.DbRow;
import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.PlanMode;
import io.vivenuoperator.platform.database.RowInstants;
import io.vivenuoperator.platform.database.TransactionWork;
import io.vivenuoperator.store.message.NewMessage;
import io.vivenuoperator.store.region.RegionKeys;
import io.vivenuoperator.store.region.RegionRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happens without a write to hang on: a sale begins or ends, a region is no longer fresh, figures stay where they fell
 * to. One process looks every few seconds; if two do, each thing is told by one of them.
 */
public final class ClockNews {
    /** A start that becomes known later than this is no news; the event itself says when it was. */
    private static final Duration LATEST = Duration.ofHours(1);

    private static final NamedStatements SQL = NamedStatements.of(ClockNews.class);

    /** Figures that fell back sooner than that could be told. */
    private record DueFigures(int eventKey, String region) {}

    /**
     * Looks, and writes what there is to tell as the transaction's last step. Commit next.
     *
     * @param freshFor how old the last good poll of a region may be
     * @return how many messages were written
     */
    public int look(Connection tx, Duration freshFor, Instant now) throws SQLException {
        return look(tx, _ -> true, freshFor, now);
    }

    /**
     * The same, for one of several processes.
     *
     * @param mine asked at the end, whether it is still this one that is to look; if not, the transaction is rolled back
     */
    public int look(Connection tx, TransactionWork<Boolean> mine, Duration freshFor, Instant now) throws SQLException {
        List<NewMessage> messages = new ArrayList<>(figures(tx, now));
        messages.addAll(sales(tx, now));
        messages.addAll(freshness(tx, freshFor, now));
        if (!mine.run(tx)) {
            tx.rollback();
            return 0;
        }
        NewsWriter.append(tx, messages);
        return messages.size();
    }

    /** Takes the regions' locks, and so comes first. */
    private static List<NewMessage> figures(Connection tx, Instant now) throws SQLException {
        List<DueFigures> due = SQL.in(
                tx,
                db -> db.createNamedQuery("due")
                        .addParam("now", Timestamp.from(now))
                        .execute()
                        .map(row -> new DueFigures(
                                row.column("event_key").getInt(),
                                row.column("region").getString()))
                        .toList());
        if (due.isEmpty()) {
            return List.of();
        }
        RegionKeys regions = RegionRepository.lock(
                tx, due.stream().map(DueFigures::region).distinct().toList(), now);
        var changes = new FactChanges()
                .figuresOf(due.stream().map(DueFigures::eventKey).toList());
        List<FigureEdge> edges = FigureEdges.noticing(tx, changes.touched(), regions, PlanMode.of(due.size()), now)
                .run(tx);
        return new NewsWriter(NewsChoice.CHANGES).messages(tx, changes, edges, now);
    }

    /** What the very first look finds is passed over. */
    private static List<NewMessage> sales(Connection tx, Instant now) throws SQLException {
        Optional<Instant> last =
                SQL.in(tx, db -> db.createNamedGet("last-look").execute().map(row -> RowInstants.instant(row, "at")));
        Instant recently = now.minus(LATEST);
        Instant from = last.filter(look -> look.isBefore(recently)).orElse(recently);
        List<NewMessage> turned = SQL.in(
                tx,
                db -> db.createNamedQuery("sales")
                        .addParam("from", Timestamp.from(from))
                        .addParam("now", Timestamp.from(now))
                        .execute()
                        .map(row -> sale(row, now))
                        .toList());
        SQL.in(
                tx,
                db -> db.createNamedDmlStatement("looked")
                        .addParam("now", Timestamp.from(now))
                        .execute());
        return last.isPresent() ? turned : List.of();
    }

    private static NewMessage sale(DbRow row, Instant now) {
        String eventId = row.column("event_id").getString();
        boolean started = row.column("started").getBoolean();
        return NewsPayload.of(
                        started ? ProductEventType.EVENT_SALE_STARTED : ProductEventType.EVENT_SALE_ENDED,
                        row.column("region").getString())
                .with("eventId", eventId)
                .text("eventName", Optional.ofNullable(row.column("name").get(String.class)))
                .instant("sellStart", RowInstants.optionalInstant(row, "sell_start"))
                .instant("sellEnd", RowInstants.optionalInstant(row, "sell_end"))
                .message(eventId, now);
    }

    private static List<NewMessage> freshness(Connection tx, Duration freshFor, Instant now) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("freshness")
                        .addParam("oldest", Timestamp.from(now.minus(freshFor)))
                        .addParam("now", Timestamp.from(now))
                        .execute()
                        .map(row -> freshness(row, now))
                        .toList());
    }

    private static NewMessage freshness(DbRow row, Instant now) {
        String region = row.column("region").getString();
        return NewsPayload.of(
                        row.column("fresh").getBoolean()
                                ? ProductEventType.REGION_FRESH_AGAIN
                                : ProductEventType.REGION_NOT_FRESH,
                        region)
                .with("dataThrough", RowInstants.instant(row, "through"))
                .message(region, now);
    }
}
