package io.vivenuoperator.store.event;

import io.vivenuoperator.platform.database.BatchColumns;
import io.vivenuoperator.platform.database.PipelinedStatement;
import io.vivenuoperator.platform.database.PlanMode;
import io.vivenuoperator.platform.database.StatementParameters;
import io.vivenuoperator.store.region.RegionKeys;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes the events' own rows. */
final class EventVersions {
    private static final String WRITE = """
            WITH incoming AS (
                SELECT * FROM unnest(?::integer[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                                     ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[], ?::text[],
                                     ?::timestamptz[])
                    WITH ORDINALITY
                    AS i (region_key, event_id, name, starts_at, ends_at, sell_start, sell_end, timezone, seller_id,
                          url, updated_at, position)
            ), before AS (
                SELECT e.*
                FROM incoming i
                CROSS JOIN LATERAL (
                    SELECT v.event_key, v.region_key, v.event_id, v.vendor_updated_at, v.day_zone
                    FROM event v
                    WHERE v.region_key = i.region_key AND v.event_id = i.event_id
                    OFFSET 0
                ) e
            ), written AS (
                INSERT INTO event AS e (region_key, event_id, name, starts_at, ends_at, sell_start, sell_end, timezone,
                                        seller_id, url, day_zone, vendor_updated_at, changed_at)
                SELECT region_key, event_id, name, starts_at, ends_at, sell_start, sell_end, timezone, seller_id, url,
                       usable_zone(timezone), updated_at, ?
                FROM incoming
                ORDER BY region_key, event_id
                ON CONFLICT (region_key, event_id) DO UPDATE
                SET name = excluded.name, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                    sell_start = excluded.sell_start, sell_end = excluded.sell_end, timezone = excluded.timezone,
                    seller_id = excluded.seller_id, url = excluded.url, day_zone = excluded.day_zone,
                    vendor_updated_at = excluded.vendor_updated_at,
                    changed_at = greatest(e.changed_at, excluded.changed_at),
                    vanished_at = CASE WHEN ? OR excluded.vendor_updated_at > e.vanished_at + interval '10 minutes'
                                       THEN NULL ELSE e.vanished_at END,
                    deleted_at = CASE WHEN e.vendor_updated_at < excluded.vendor_updated_at THEN NULL
                                      ELSE e.deleted_at END
                WHERE e.vendor_updated_at IS NULL
                   OR e.vendor_updated_at < excluded.vendor_updated_at
                   OR e.vendor_updated_at = excluded.vendor_updated_at
                      AND (e.name, e.starts_at, e.ends_at, e.sell_start, e.sell_end, e.timezone, e.seller_id, e.url,
                           e.vanished_at)
                          IS DISTINCT FROM
                          (excluded.name, excluded.starts_at, excluded.ends_at, excluded.sell_start, excluded.sell_end,
                           excluded.timezone, excluded.seller_id, excluded.url,
                           CASE WHEN ? THEN NULL::timestamptz ELSE e.vanished_at END)
                RETURNING e.event_key, e.region_key, e.event_id, e.day_zone, e.complete_since IS NOT NULL AS complete
            )
            SELECT i.position,
                   coalesce(w.event_key, b.event_key) AS event_key,
                   b.vendor_updated_at IS NULL AS inserted,
                   w.event_key IS NOT NULL AS written,
                   coalesce(i.updated_at < b.vendor_updated_at, false) AS stale,
                   coalesce(b.day_zone <> w.day_zone, false) AS rezoned,
                   coalesce(w.complete, false) AS complete
            FROM incoming i
            LEFT JOIN before b USING (region_key, event_id)
            LEFT JOIN written w USING (region_key, event_id)
            """;

    private EventVersions() {}

    enum Fate {
        INSERTED,
        UPDATED,
        UNCHANGED,
        STALE
    }

    /**
     * What happened to an event's row.
     *
     * @param rezoned whether its days now begin at another time
     * @param complete whether its tickets are all counted: if it is new, then it is new at Vivenu, too
     */
    record Written(EventRecord event, int eventKey, Fate fate, boolean rezoned, boolean complete) {}

    /** @param shown whether Vivenu lists these events right now */
    static PipelinedStatement<List<Written>> writing(
            Connection tx, List<EventRecord> events, RegionKeys regions, boolean shown, Instant observedAt) {
        return new PipelinedStatement<>(
                WRITE,
                PlanMode.of(events.size()),
                parameters -> set(parameters, tx, events, regions, shown, observedAt),
                rows -> written(rows, events));
    }

    private static void set(
            StatementParameters parameters,
            Connection tx,
            List<EventRecord> events,
            RegionKeys regions,
            boolean shown,
            Instant observedAt)
            throws SQLException {
        BatchColumns<EventRecord> columns = BatchColumns.of(tx, events);
        parameters
                .array(columns.integers(event -> regions.of(event.region())))
                .array(columns.text(EventRecord::eventId))
                .array(columns.text(EventRecord::name))
                .array(columns.optionalInstants(EventRecord::start))
                .array(columns.optionalInstants(EventRecord::end))
                .array(columns.optionalInstants(EventRecord::sellStart))
                .array(columns.optionalInstants(EventRecord::sellEnd))
                .array(columns.optionalText(EventRecord::timezone))
                .array(columns.optionalText(EventRecord::sellerId))
                .array(columns.optionalText(EventRecord::url))
                .array(columns.instants(EventRecord::updatedAt))
                .instant(observedAt)
                .flag(shown)
                .flag(shown);
    }

    private static List<Written> written(ResultSet rows, List<EventRecord> events) throws SQLException {
        List<Written> written = new ArrayList<>(events.size());
        while (rows.next()) {
            written.add(new Written(
                    events.get(rows.getInt("position") - 1),
                    rows.getInt("event_key"),
                    fate(rows),
                    rows.getBoolean("rezoned"),
                    rows.getBoolean("complete")));
        }
        return written;
    }

    private static Fate fate(ResultSet row) throws SQLException {
        if (row.getBoolean("inserted")) {
            return Fate.INSERTED;
        }
        if (row.getBoolean("written")) {
            return Fate.UPDATED;
        }
        return row.getBoolean("stale") ? Fate.STALE : Fate.UNCHANGED;
    }
}
