package io.vivenuoperator.store.ledger;

import io.vivenuoperator.platform.database.BatchColumns;
import io.vivenuoperator.store.region.RegionKeys;
import io.vivenuoperator.store.region.RegionRepository;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Records the status of tickets that could be read only in part; type, price and creation stay as stored. An invalidation
 * thus counts whatever else is wrong with the ticket.
 */
public final class CertainStatuses {
    private static final String RECORD = """
            WITH incoming AS MATERIALIZED (
                SELECT i.*,
                       t.place,
                       t.type_key,
                       t.event_key,
                       i.status IN (1, 4) AS sold,
                       t.status IN (1, 4) AND t.gone_at IS NULL AS was_sold,
                       CASE WHEN i.updated_at IS NULL
                            THEN i.status = 2 AND t.status <> 2
                            ELSE t.updated_at < i.updated_at
                                 OR t.updated_at = i.updated_at
                                    AND (t.status, t.gone_at) IS DISTINCT FROM (i.status, NULL::timestamptz)
                       END AS fresh
                FROM unnest(?::integer[], ?::text[], ?::integer[], ?::timestamptz[])
                    AS i (region_key, ticket_id, status, updated_at)
                CROSS JOIN LATERAL (
                    SELECT k.ctid AS place, k.*, (SELECT y.event_key FROM ticket_type y WHERE y.type_key = k.type_key) AS event_key
                    FROM ticket k
                    WHERE k.region_key = i.region_key AND k.ticket_id = i.ticket_id
                    OFFSET 0
                ) t
            ), written AS (
                UPDATE ticket t
                SET status = i.status,
                    updated_at = greatest(t.updated_at, i.updated_at),
                    recorded_at = clock_timestamp(),
                    gone_at = CASE WHEN i.updated_at IS NULL THEN t.gone_at END
                FROM incoming i
                WHERE i.fresh AND t.ctid = i.place
            ), moved AS (
                SELECT event_key, type_key, sum(sold::integer - was_sold::integer)::integer AS delta, 0 AS opening
                FROM incoming
                WHERE fresh
                GROUP BY event_key, type_key
                HAVING sum(sold::integer - was_sold::integer) <> 0
            ),
            """ + SalesDeltaSql.APPLIED + """
            SELECT region_key, ticket_id, event_key FROM incoming
            """;

    private record Id(int regionKey, String ticketId) {}

    private final TicketLedger ledger = new TicketLedger();

    /**
     * Records a batch. An unknown ticket is inserted if its event and type are certain; otherwise it counts once it can be
     * read. Other writers of these regions wait until the transaction ends.
     *
     * @param tx a READ COMMITTED transaction
     * @param observedAt when these were read or received, by our clock
     * @return the keys of the events whose figures may have changed, as far as the ledger knew the tickets
     */
    public Set<Integer> record(Connection tx, List<CertainStatus> statuses, Instant observedAt) throws SQLException {
        if (statuses.isEmpty()) {
            return Set.of();
        }
        Set<Integer> events = new HashSet<>();
        Set<String> names = statuses.stream().map(CertainStatus::region).collect(Collectors.toSet());
        RegionKeys regions = RegionRepository.lock(tx, names, observedAt);
        for (Map<Id, CertainStatus> batch : withoutTwins(statuses, regions)) {
            record(tx, batch, events, observedAt);
        }
        return events;
    }

    /** In order, because two entries for one ticket in one statement would count twice. */
    private static List<Map<Id, CertainStatus>> withoutTwins(List<CertainStatus> statuses, RegionKeys regions) {
        List<Map<Id, CertainStatus>> batches = new ArrayList<>();
        batches.add(new LinkedHashMap<>());
        for (CertainStatus status : statuses) {
            var id = new Id(regions.of(status.region()), status.ticketId());
            if (batches.getLast().containsKey(id)) {
                batches.add(new LinkedHashMap<>());
            }
            batches.getLast().put(id, status);
        }
        return batches;
    }

    private void record(Connection tx, Map<Id, CertainStatus> batch, Set<Integer> events, Instant observedAt)
            throws SQLException {
        Set<Id> known = recordKnown(tx, List.copyOf(batch.entrySet()), events, observedAt);
        List<TicketRecord> unknown = batch.entrySet().stream()
                .filter(entry -> !known.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().ticket().stream())
                .toList();
        ledger.record(tx, unknown, observedAt);
    }

    private static Set<Id> recordKnown(
            Connection tx, List<Map.Entry<Id, CertainStatus>> batch, Set<Integer> events, Instant observedAt)
            throws SQLException {
        BatchColumns<Map.Entry<Id, CertainStatus>> columns = BatchColumns.of(tx, batch);
        try (PreparedStatement record = tx.prepareStatement(RECORD)) {
            record.setArray(1, columns.integers(entry -> entry.getKey().regionKey()));
            record.setArray(2, columns.text(entry -> entry.getKey().ticketId()));
            record.setArray(
                    3, columns.integers(entry -> (int) entry.getValue().status().code()));
            record.setArray(
                    4, columns.optionalInstants(entry -> entry.getValue().updatedAt()));
            record.setTimestamp(5, Timestamp.from(observedAt));
            try (ResultSet rows = record.executeQuery()) {
                Set<Id> known = new HashSet<>();
                while (rows.next()) {
                    known.add(new Id(rows.getInt(1), rows.getString(2)));
                    events.add(rows.getInt(3));
                }
                return known;
            }
        }
    }
}
