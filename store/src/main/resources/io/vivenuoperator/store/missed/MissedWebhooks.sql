-- name: watch
INSERT INTO webhook_watch (region_key, since)
SELECT region_key, :since FROM region WHERE name = :region AND complete_since IS NOT NULL
ON CONFLICT DO NOTHING

-- name: watched
SELECT w.region_key FROM webhook_watch w JOIN region r USING (region_key) WHERE r.name = :region

-- Its changes go with it.
-- name: forget
DELETE FROM webhook_watch w USING region r WHERE r.region_key = w.region_key AND r.name = :region

-- name: forget-before
DELETE FROM webhook_watch w USING region r WHERE r.region_key = w.region_key AND r.name = :region AND w.since < :created

-- A delivery is found by the version that it tells of, as the inbox keeps it; there are two types that tell of a ticket.
-- name: settle
WITH due AS (
    DELETE FROM untold_change
    WHERE ctid = ANY (ARRAY(SELECT u.ctid
                            FROM untold_change u
                            JOIN region r USING (region_key)
                            WHERE r.name = :region AND u.found_at < :before
                            LIMIT :most))
    RETURNING region_key, ticket_id, updated_at
), missed AS (
    SELECT d.region_key, count(*) AS changes
    FROM due d
    WHERE NOT EXISTS (SELECT FROM delivery_key k
                      WHERE k.region_key = d.region_key
                        AND k.version IN (delivery_version('ticket.created', d.ticket_id, d.updated_at),
                                          delivery_version('ticket.updated', d.ticket_id, d.updated_at)))
    GROUP BY d.region_key
), counted AS (
    UPDATE webhook_watch w SET missed = w.missed + m.changes FROM missed m WHERE m.region_key = w.region_key
)
SELECT count(*) AS settled FROM due
