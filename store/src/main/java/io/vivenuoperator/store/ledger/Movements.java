package io.vivenuoperator.store.ledger;

/**
 * The part that every statement that changes the ledger ends with: what it moved (a CTE {@code moved} with event_key,
 * type_key, delta, opening) is added to the current figures, becomes a snapshot and moves the roll-ups, in the same statement.
 */
final class Movements {
    /**
     * One parameter: the instant of the observation. A snapshot is never dated before the one it follows, so that the last
     * row before an instant is the state at that instant, whatever the writers' clocks say. The roll-ups take the snapshot's
     * instant, so that each bucket is the sum of its snapshots' deltas.
     */
    static final String APPLIED = """
            state AS (
                INSERT INTO type_state AS s (type_key, sold, opening, changed_at)
                SELECT m.type_key, m.delta + m.opening, m.opening, o.at
                FROM moved m, (SELECT ?::timestamptz AS at) o
                ORDER BY m.type_key
                ON CONFLICT (type_key) DO UPDATE
                SET sold = s.sold + excluded.sold,
                    opening = s.opening + excluded.opening,
                    changed_at = greatest(s.changed_at, excluded.changed_at)
                RETURNING s.type_key, s.sold, s.changed_at
            ), shot AS (
                INSERT INTO snapshot AS n (event_key, at, type_key, sold, delta, capacity, listed)
                SELECT m.event_key, s.changed_at, m.type_key, s.sold, m.delta, y.capacity, y.listed
                FROM moved m
                JOIN state s USING (type_key)
                JOIN ticket_type y USING (type_key)
                ORDER BY m.event_key, s.changed_at, m.type_key
                ON CONFLICT (event_key, at, type_key) DO UPDATE
                SET sold = excluded.sold,
                    delta = n.delta + excluded.delta,
                    capacity = excluded.capacity,
                    listed = excluded.listed
            ), noticed AS (
                SELECT m.event_key, s.changed_at AS at, e.day_zone, sum(m.delta)::integer AS sold
                FROM moved m
                JOIN state s USING (type_key)
                JOIN event e USING (event_key)
                WHERE m.delta <> 0
                GROUP BY m.event_key, s.changed_at, e.day_zone
            ), hours AS (
                INSERT INTO event_hour AS h (event_key, hour, sold)
                SELECT event_key, date_bin('1 hour', at, 'epoch') AS hour, sum(sold)
                FROM noticed
                GROUP BY 1, 2
                HAVING sum(sold) <> 0
                ORDER BY 1, 2
                ON CONFLICT (event_key, hour) DO UPDATE SET sold = h.sold + excluded.sold
            ), days AS (
                INSERT INTO event_day AS d (event_key, day, sold)
                SELECT event_key, (at AT TIME ZONE day_zone)::date AS day, sum(sold)
                FROM noticed
                GROUP BY 1, 2
                HAVING sum(sold) <> 0
                ORDER BY 1, 2
                ON CONFLICT (event_key, day) DO UPDATE SET sold = d.sold + excluded.sold
            )
            """;

    private Movements() {}
}
