package io.vivenuoperator.store.ledger;

/**
 * The common end of every statement that changes the ledger: its changes (a CTE {@code moved} with event_key, type_key,
 * delta, opening) are added to the current figures, become a snapshot and update the roll-ups, in the same statement. It
 * reads the previous figures itself, so the caller must hold the regions' locks.
 */
final class SalesDeltaSql {
    /**
     * Takes one parameter: the instant of the observation. A snapshot is never dated before its predecessor, so the last
     * row before an instant is the state at that instant, whatever the writers' clocks say. The roll-ups use the snapshot's
     * instant, so each bucket is the sum of its snapshots' deltas.
     */
    static final String APPLIED = """
            figures AS MATERIALIZED (
                SELECT m.event_key,
                       m.type_key,
                       m.delta,
                       coalesce(s.sold, 0) + m.delta + m.opening AS sold,
                       coalesce(s.opening, 0) + m.opening AS opening,
                       greatest(s.changed_at, o.at) AS at,
                       y.capacity,
                       y.listed,
                       e.day_zone
                FROM moved m
                CROSS JOIN (SELECT ?::timestamptz AS at) o
                CROSS JOIN LATERAL (
                    SELECT k.capacity, k.listed FROM ticket_type k WHERE k.type_key = m.type_key OFFSET 0
                ) y
                CROSS JOIN LATERAL (
                    SELECT v.day_zone FROM event v WHERE v.event_key = m.event_key OFFSET 0
                ) e
                LEFT JOIN LATERAL (
                    SELECT t.sold, t.opening, t.changed_at FROM type_state t WHERE t.type_key = m.type_key OFFSET 0
                ) s ON true
            ), state AS (
                INSERT INTO type_state AS s (type_key, sold, opening, changed_at)
                SELECT type_key, sold, opening, at FROM figures ORDER BY type_key
                ON CONFLICT (type_key) DO UPDATE
                SET sold = excluded.sold, opening = excluded.opening, changed_at = excluded.changed_at
            ), shot AS (
                INSERT INTO snapshot AS n (event_key, at, type_key, sold, delta, capacity, listed)
                SELECT event_key, at, type_key, sold, delta, capacity, listed
                FROM figures
                ORDER BY event_key, at, type_key
                ON CONFLICT (event_key, at, type_key) DO UPDATE
                SET sold = excluded.sold,
                    delta = n.delta + excluded.delta,
                    capacity = excluded.capacity,
                    listed = excluded.listed
            ), hours AS (
                INSERT INTO event_hour AS h (event_key, hour, sold)
                SELECT event_key, date_bin('1 hour', at, 'epoch') AS hour, sum(delta)
                FROM figures
                GROUP BY 1, 2
                HAVING sum(delta) <> 0
                ORDER BY 1, 2
                ON CONFLICT (event_key, hour) DO UPDATE SET sold = h.sold + excluded.sold
            ), days AS (
                INSERT INTO event_day AS d (event_key, day, sold)
                SELECT event_key, (at AT TIME ZONE day_zone)::date AS day, sum(delta)
                FROM figures
                GROUP BY 1, 2
                HAVING sum(delta) <> 0
                ORDER BY 1, 2
                ON CONFLICT (event_key, day) DO UPDATE SET sold = d.sold + excluded.sold
            )
            """;

    private SalesDeltaSql() {}
}
