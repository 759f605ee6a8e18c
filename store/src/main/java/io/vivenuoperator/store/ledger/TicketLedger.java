package io.vivenuoperator.store.ledger;

import io.vivenuoperator.platform.database.BatchColumns;
import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.PipelinedStatement;
import io.vivenuoperator.platform.database.PlanMode;
import io.vivenuoperator.platform.database.StatementParameters;
import io.vivenuoperator.store.region.RegionKeys;
import io.vivenuoperator.store.region.RegionRepository;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Records tickets. In the same transaction the current figures of their types are updated, and a snapshot is written where
 * they changed. The newest {@code updatedAt} wins, whatever the order of arrival; if two different records have the same
 * one, the later arrival wins.
 */
public final class TicketLedger {
    // Each ticket is looked up once, with the row it may replace. The region's lock keeps that row from
    // changing, so what is fresh here is what the upsert writes. The lookup is LATERAL with OFFSET 0 to
    // force one access by key per ticket: hashing the whole ledger is fast only while it is small, and
    // since batches are never joined with each other, one cached plan suits every batch. Nothing is
    // joined inside a lookup: on an empty table any index in the right order looks as good as the key,
    // and such a plan would scan the whole table for ever.
    private static final String WRITE = """
            WITH incoming AS MATERIALIZED (
                SELECT i.*,
                       CASE WHEN t.gone_at IS NULL THEN t.status END AS old_status,
                       t.ticket_id IS NOT NULL AS known,
                       t.type_key AS old_type_key,
                       t.event_key AS old_event_key,
                       i.status IN (1, 4) AS sold,
                       coalesce(t.status IN (1, 4) AND t.gone_at IS NULL, false) AS was_sold,
                       t.ticket_id IS NULL AND i.created_at < r.watched_since AS before_we_watched,
                       coalesce(i.updated_at < t.updated_at, false) AS stale,
                       t.ticket_id IS NULL
                           OR t.updated_at < i.updated_at
                           OR t.updated_at = i.updated_at
                              AND (t.type_key, t.status, t.price, t.currency, t.created_at, t.gone_at, t.origin,
                                   t.origin_ticket_id)
                                  IS DISTINCT FROM
                                  (i.type_key, i.status, i.price, i.currency, i.created_at, NULL::timestamptz, i.origin,
                                   i.origin_ticket_id)
                           AS fresh,
                       coalesce(
                           t.updated_at = i.updated_at
                           AND (t.type_key, t.status, t.price, t.currency, t.created_at, t.gone_at)
                               IS NOT DISTINCT FROM
                               (i.type_key, i.status, i.price, i.currency, i.created_at, NULL::timestamptz),
                           false) AS same
                FROM unnest(?::integer[], ?::text[], ?::integer[], ?::integer[], ?::integer[], ?::numeric[],
                            ?::text[], ?::integer[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                    WITH ORDINALITY
                    AS i (region_key, ticket_id, event_key, type_key, status, price, currency, origin, origin_ticket_id,
                          created_at, updated_at, position)
                JOIN region r ON r.region_key = i.region_key
                LEFT JOIN LATERAL (
                    SELECT k.*, (SELECT y.event_key FROM ticket_type y WHERE y.type_key = k.type_key) AS event_key
                    FROM ticket k
                    WHERE k.region_key = i.region_key AND k.ticket_id = i.ticket_id
                    OFFSET 0
                ) t ON true
            ), written AS (
                INSERT INTO ticket AS t (region_key, ticket_id, type_key, status, price, currency, origin,
                                         origin_ticket_id, created_at, updated_at, recorded_at, first_status, before_watch)
                SELECT region_key, ticket_id, type_key, status, price, currency, origin, origin_ticket_id, created_at,
                       updated_at, clock_timestamp(), status, before_we_watched
                FROM incoming
                WHERE fresh
                ORDER BY region_key, ticket_id
                ON CONFLICT (region_key, ticket_id) DO UPDATE
                SET type_key = excluded.type_key, status = excluded.status, price = excluded.price,
                    currency = excluded.currency, origin = excluded.origin,
                    origin_ticket_id = excluded.origin_ticket_id, created_at = excluded.created_at,
                    updated_at = excluded.updated_at, recorded_at = excluded.recorded_at, gone_at = NULL
            ), moved AS (
                SELECT event_key, type_key, sum(delta)::integer AS delta, sum(opening)::integer AS opening
                FROM (
                    SELECT event_key, type_key, (NOT before_we_watched)::integer AS delta,
                           before_we_watched::integer AS opening
                    FROM incoming
                    WHERE fresh AND sold
                    UNION ALL
                    SELECT old_event_key, old_type_key, -1, 0
                    FROM incoming
                    WHERE fresh AND was_sold
                ) m
                GROUP BY event_key, type_key
                HAVING sum(delta) <> 0 OR sum(opening) <> 0
            ),
            """ + SalesDeltaSql.APPLIED;
    private static final String RECORD = WRITE + """
            SELECT count(*) FILTER (WHERE fresh) AS written,
                   count(*) FILTER (WHERE NOT known) AS inserted,
                   count(*) FILTER (WHERE stale) AS stale,
                   (SELECT coalesce(sum(delta), 0) FROM moved) AS delta,
                   (SELECT coalesce(sum(opening), 0) FROM moved) AS opening
            FROM incoming
            """;

    // That we now know where a ticket comes from is nothing that happened to it.
    private static final String RECORD_EACH = WRITE + """
            SELECT position, known, old_status, before_we_watched FROM incoming WHERE fresh AND NOT same
            """;

    private static final NamedStatements SQL = NamedStatements.of(TicketLedger.class);

    private record Row(TicketRecord ticket, int regionKey, TicketTypes.Key type) {}

    /**
     * Records a batch: tickets of any number of regions, in any order, duplicates included. Other writers of these regions
     * wait until the transaction ends.
     *
     * @param tx a READ COMMITTED transaction
     * @param observedAt when these tickets were read or received, by our clock
     */
    public LedgerChange record(Connection tx, List<TicketRecord> tickets, Instant observedAt) throws SQLException {
        if (tickets.isEmpty()) {
            return LedgerChange.NONE;
        }
        Set<String> names = tickets.stream().map(TicketRecord::region).collect(Collectors.toSet());
        return recording(tx, tickets, RegionRepository.lock(tx, names, observedAt), new CommittedTypes(), observedAt)
                .run(tx);
    }

    /**
     * The same as a statement of a round trip, for callers that hold the regions' locks and for a list that is not empty.
     *
     * @param types queried for unknown keys before the statement runs
     */
    public PipelinedStatement<LedgerChange> recording(
            Connection tx, List<TicketRecord> tickets, RegionKeys regions, CommittedTypes types, Instant observedAt)
            throws SQLException {
        List<TicketRecord> newest = newestOfEach(tickets);
        List<Row> rows = resolve(newest, regions, types.keys(tx, newest, regions, observedAt));
        int twins = tickets.size() - newest.size();
        return new PipelinedStatement<>(
                RECORD,
                PlanMode.ONCE,
                parameters -> set(parameters, tx, rows, observedAt),
                counts -> change(counts, rows.size(), twins));
    }

    /** Like {@link #recording}, for whoever wants to know which tickets changed. */
    public PipelinedStatement<List<TicketChange>> recordingEach(
            Connection tx, List<TicketRecord> tickets, RegionKeys regions, CommittedTypes types, Instant observedAt)
            throws SQLException {
        List<TicketRecord> newest = newestOfEach(tickets);
        List<Row> rows = resolve(newest, regions, types.keys(tx, newest, regions, observedAt));
        return new PipelinedStatement<>(
                RECORD_EACH,
                PlanMode.ONCE,
                parameters -> set(parameters, tx, rows, observedAt),
                fresh -> changes(fresh, newest));
    }

    /** Like {@link #record}, for whoever wants to know which tickets changed. */
    public List<TicketChange> recordEach(Connection tx, List<TicketRecord> tickets, Instant observedAt)
            throws SQLException {
        if (tickets.isEmpty()) {
            return List.of();
        }
        Set<String> names = tickets.stream().map(TicketRecord::region).collect(Collectors.toSet());
        return recordingEach(
                        tx, tickets, RegionRepository.lock(tx, names, observedAt), new CommittedTypes(), observedAt)
                .run(tx);
    }

    private static List<TicketChange> changes(ResultSet fresh, List<TicketRecord> tickets) throws SQLException {
        List<TicketChange> changes = new ArrayList<>();
        while (fresh.next()) {
            changes.add(new TicketChange(
                    tickets.get(fresh.getInt("position") - 1),
                    fresh.getBoolean("known"),
                    LedgerStatus.ofCode(fresh.getInt("old_status")),
                    fresh.getBoolean("before_we_watched")));
        }
        return changes;
    }

    private static List<TicketRecord> newestOfEach(List<TicketRecord> tickets) {
        record Id(String region, String ticketId) {}
        Map<Id, TicketRecord> newest = new LinkedHashMap<>();
        for (TicketRecord ticket : tickets) {
            newest.merge(
                    new Id(ticket.region(), ticket.ticketId()),
                    ticket,
                    (old, next) -> next.updatedAt().isBefore(old.updatedAt()) ? old : next);
        }
        return List.copyOf(newest.values());
    }

    private static List<Row> resolve(
            List<TicketRecord> tickets, RegionKeys regions, Function<TicketTypes.Name, TicketTypes.Key> keys) {
        List<Row> rows = new ArrayList<>(tickets.size());
        for (TicketRecord ticket : tickets) {
            TicketTypes.Name name = TicketTypes.nameOf(ticket, regions);
            rows.add(new Row(ticket, name.regionKey(), keys.apply(name)));
        }
        return rows;
    }

    private static void set(StatementParameters parameters, Connection tx, List<Row> rows, Instant observedAt)
            throws SQLException {
        BatchColumns<Row> columns = BatchColumns.of(tx, rows);
        parameters
                .array(columns.integers(Row::regionKey))
                .array(columns.text(row -> row.ticket().ticketId()))
                .array(columns.integers(row -> row.type().eventKey()))
                .array(columns.integers(row -> row.type().typeKey()))
                .array(columns.integers(row -> (int) row.ticket().status().code()))
                .array(columns.optionalDecimals(row -> row.ticket().price()))
                .array(columns.optionalText(row -> row.ticket().currency()))
                .array(columns.optionalIntegers(row -> row.ticket().ancestry().kindCode()))
                .array(columns.optionalText(row -> row.ticket().ancestry().ticketId()))
                .array(columns.instants(row -> row.ticket().createdAt()))
                .array(columns.instants(row -> row.ticket().updatedAt()))
                .instant(observedAt);
    }

    private static LedgerChange change(ResultSet counts, int rows, int twins) throws SQLException {
        counts.next();
        int written = counts.getInt("written");
        int inserted = counts.getInt("inserted");
        int stale = counts.getInt("stale");
        return new LedgerChange(
                inserted,
                written - inserted,
                rows - written - stale + twins,
                stale,
                counts.getLong("delta"),
                counts.getLong("opening"));
    }

    /** Sold tickets (VALID and DETAILSREQUIRED) of each of the region's events still at Vivenu, by event id. */
    public Map<String, Long> soldByEvent(Connection connection, String region) throws SQLException {
        return SQL.in(
                connection,
                db -> db.createNamedQuery("sold-by-event")
                        .addParam("region", region)
                        .execute()
                        .collect(Collectors.toMap(
                                row -> row.column("event_id").getString(),
                                row -> row.column("sold").getLong())));
    }

    /** The same for one event, without counting the others; 0 for an event that is unknown or gone from Vivenu. */
    public long sold(Connection connection, String region, String eventId) throws SQLException {
        return SQL.in(
                connection,
                db -> db.createNamedGet("sold")
                        .addParam("region", region)
                        .addParam("event", eventId)
                        .execute()
                        .map(row -> row.column("sold").getLong())
                        .orElseThrow());
    }
}
