-- name: due
SELECT DISTINCT e.event_key, r.name AS region
FROM told t
LEFT JOIN ticket_type y ON t.kind = 'ticket_type' AND y.type_key = t.key
JOIN event e ON e.event_key = CASE WHEN t.kind = 'ticket_type' THEN y.event_key ELSE t.key END
JOIN region r USING (region_key)
WHERE t.due <= :now AND t.kind IN ('ticket_type', 'event')

-- Locked: of two processes that look at once, the second goes on from where the first stopped.
-- name: last-look
SELECT at FROM told WHERE kind = 'sale.look' AND key = 0 FOR UPDATE

-- name: looked
INSERT INTO told AS o (kind, key, state, at)
VALUES ('sale.look', 0, 'Looked', :now)
ON CONFLICT (kind, key) DO UPDATE SET at = greatest(o.at, excluded.at)

-- The instant is the state: a sale that is put off begins anew.
-- name: sales
WITH now AS (
    SELECT CAST(:from AS timestamptz) AS from_at, CAST(:now AS timestamptz) AS at
), points AS (
    SELECT 'sale.start' AS kind, e.event_key, e.sell_start AS point
    FROM event e, now
    WHERE e.sell_start > now.from_at AND e.sell_start <= now.at AND e.deleted_at IS NULL AND e.vanished_at IS NULL
    UNION ALL
    SELECT 'sale.end', e.event_key, e.sell_end
    FROM event e, now
    WHERE e.sell_end > now.from_at AND e.sell_end <= now.at AND e.deleted_at IS NULL AND e.vanished_at IS NULL
), turned AS (
    INSERT INTO told AS o (kind, key, state, at)
    SELECT p.kind, p.event_key, CAST(CAST(extract(epoch FROM p.point) * 1000000 AS bigint) AS text), now.at
    FROM points p, now
    ORDER BY p.kind, p.event_key
    ON CONFLICT (kind, key) DO UPDATE
    SET state = excluded.state, at = excluded.at
    WHERE o.state <> excluded.state AND o.at <= excluded.at - interval '2 minutes'
    RETURNING o.kind, o.key
)
SELECT r.name AS region, e.event_id, e.name, e.sell_start, e.sell_end, t.kind = 'sale.start' AS started
FROM turned t
JOIN event e ON e.event_key = t.key
JOIN region r USING (region_key)
ORDER BY CASE WHEN t.kind = 'sale.start' THEN e.sell_start ELSE e.sell_end END, e.event_key

-- A region's first state is no news.
-- name: freshness
WITH judged AS (
    SELECT r.region_key, r.name, c.through, c.through >= CAST(:oldest AS timestamptz) AS fresh
    FROM region r
    CROSS JOIN LATERAL (SELECT max(p.to_at) AS through FROM poll_coverage p WHERE p.region_key = r.region_key) c
    WHERE r.complete_since IS NOT NULL AND c.through IS NOT NULL
), known AS (
    SELECT key FROM told WHERE kind = 'region.fresh'
), turned AS (
    INSERT INTO told AS o (kind, key, state, at)
    SELECT 'region.fresh', region_key, CASE WHEN fresh THEN 'Fresh' ELSE 'NotFresh' END, CAST(:now AS timestamptz)
    FROM judged
    ORDER BY region_key
    ON CONFLICT (kind, key) DO UPDATE
    SET state = excluded.state, at = excluded.at
    WHERE o.state <> excluded.state AND o.at <= excluded.at - interval '2 minutes'
    RETURNING o.key
)
SELECT j.name AS region, j.through, j.fresh
FROM turned t
JOIN judged j ON j.region_key = t.key
WHERE t.key IN (SELECT key FROM known)
ORDER BY j.region_key
