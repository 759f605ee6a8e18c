-- What people and programs read: the names and columns of the requirements, and a few more.

CREATE VIEW current_sales AS
SELECT r.name AS region,
       e.event_id,
       e.name AS event_name,
       y.ticket_type_id,
       y.name AS ticket_type_name,
       y.capacity,
       coalesce(s.sold, 0) AS sold,
       greatest(y.capacity - coalesce(s.sold, 0), 0) AS available,
       round(100.0 * coalesce(s.sold, 0) / nullif(y.capacity, 0), 2) AS percent_sold,
       coalesce(s.opening, 0) AS opening,
       y.listed,
       s.changed_at
FROM ticket_type y
JOIN event e USING (event_key)
JOIN region r USING (region_key)
LEFT JOIN type_state s USING (type_key);
COMMENT ON VIEW current_sales IS 'The figures of each ticket type now.';
COMMENT ON COLUMN current_sales.capacity IS 'NULL when Vivenu gives none.';
COMMENT ON COLUMN current_sales.available IS 'Never below 0, although sold may exceed capacity; percent_sold then exceeds 100.';
COMMENT ON COLUMN current_sales.opening IS 'How many of sold had been sold before we watched the region.';

CREATE VIEW events AS
SELECT e.event_id,
       coalesce(e.name, e.event_id) AS event_name,
       e.starts_at AS event_date,
       e.sell_start AS sales_start_date,
       r.name AS region,
       CASE
           WHEN e.deleted_at IS NOT NULL OR e.vanished_at IS NOT NULL THEN 'deleted'
           WHEN e.ends_at <= now() OR e.sell_end <= now() THEN 'past'
           WHEN e.sell_start > now() THEN 'planned'
           WHEN t.sold >= t.capacity THEN 'soldOut'
           ELSE 'onSale'
       END AS status,
       e.sell_end AS sales_end_date,
       e.ends_at AS event_end_date,
       e.timezone,
       e.seller_id,
       e.url,
       t.capacity AS total_capacity,
       t.sold AS total_sold,
       e.vendor_updated_at AS last_updated
FROM event e
JOIN region r USING (region_key)
CROSS JOIN LATERAL (
    SELECT CASE
               WHEN bool_or(y.listed AND y.capacity IS NULL) THEN NULL
               ELSE sum(y.capacity) FILTER (WHERE y.listed)
           END AS capacity,
           coalesce(sum(s.sold), 0) AS sold
    FROM ticket_type y
    LEFT JOIN type_state s USING (type_key)
    WHERE y.event_key = e.event_key
) t;
COMMENT ON VIEW events IS 'Every event ever seen.';
COMMENT ON COLUMN events.status IS
    'planned, onSale, soldOut, past or deleted (not at Vivenu any more), worked out at the moment of the query. Vivenu''s API has no status of an event.';
COMMENT ON COLUMN events.total_capacity IS 'Sum of the listed types; NULL when one of them has no capacity, because a sum without it would be too low.';

CREATE VIEW ticket_types AS
SELECT e.event_id,
       y.ticket_type_id,
       y.name AS ticket_type_name,
       r.name AS region,
       y.capacity,
       y.price,
       y.active,
       y.listed
FROM ticket_type y
JOIN event e USING (event_key)
JOIN region r USING (region_key);
COMMENT ON VIEW ticket_types IS 'Ticket types, also those that their event does not list (any more) but that tickets name.';

CREATE VIEW ticket_type_snapshots AS
SELECT s.at AS snapshot_time,
       e.event_id,
       y.ticket_type_id,
       s.capacity,
       s.sold,
       greatest(s.capacity - s.sold, 0) AS available,
       s.delta,
       r.name AS region
FROM snapshot s
JOIN event e USING (event_key)
JOIN ticket_type y USING (type_key)
JOIN region r USING (region_key);
COMMENT ON VIEW ticket_type_snapshots IS 'The figures of a ticket type each time they changed. The state at an instant is the last row before it.';

CREATE VIEW event_snapshots AS
SELECT p.at AS snapshot_time,
       e.event_id,
       p.capacity AS total_capacity,
       p.sold AS total_sold,
       greatest(p.capacity - p.sold, 0) AS total_available,
       round(100.0 * p.sold / nullif(p.capacity, 0), 2) AS percent_sold,
       p.at AS last_updated,
       p.delta,
       r.name AS region
FROM event e
JOIN region r USING (region_key)
-- Lateral, so that a question about one event reads that event's rows only.
CROSS JOIN LATERAL (
    SELECT m.at,
           m.delta,
           sum(m.sold) OVER so_far AS sold,
           CASE
               WHEN sum(m.unknown) OVER so_far > 0 OR sum(m.listed) OVER so_far = 0 THEN NULL
               ELSE sum(m.capacity) OVER so_far
           END AS capacity
    FROM (
        SELECT c.at,
               sum(c.delta) AS delta,
               sum(c.sold) AS sold,
               sum(c.capacity) AS capacity,
               sum(c.unknown) AS unknown,
               sum(c.listed) AS listed
        FROM (
            SELECT s.at,
                   s.delta,
                   s.sold - lag(s.sold, 1, 0) OVER of_type AS sold,
                   s.known_capacity - lag(s.known_capacity, 1, 0) OVER of_type AS capacity,
                   s.unknown - lag(s.unknown, 1, 0) OVER of_type AS unknown,
                   s.is_listed - lag(s.is_listed, 1, 0) OVER of_type AS listed
            FROM (
                SELECT at,
                       type_key,
                       delta,
                       sold,
                       CASE WHEN listed THEN coalesce(capacity, 0) ELSE 0 END AS known_capacity,
                       (listed AND capacity IS NULL)::integer AS unknown,
                       listed::integer AS is_listed
                FROM snapshot
                WHERE event_key = e.event_key
            ) s
            WINDOW of_type AS (PARTITION BY s.type_key ORDER BY s.at)
        ) c
        GROUP BY c.at
    ) m
    WINDOW so_far AS (ORDER BY m.at)
) p;
COMMENT ON VIEW event_snapshots IS 'The figures of an event each time they changed, summed over its ticket types.';

CREATE VIEW tickets AS
SELECT r.name AS region,
       t.ticket_id,
       e.event_id,
       y.ticket_type_id,
       (ARRAY['VALID', 'INVALID', 'RESERVED', 'DETAILSREQUIRED', 'BLANK'])[t.status] AS status,
       t.price,
       t.currency,
       t.created_at,
       t.updated_at,
       t.gone_at
FROM ticket t
JOIN ticket_type y USING (type_key)
JOIN event e USING (event_key)
JOIN region r ON r.region_key = t.region_key;
COMMENT ON VIEW tickets IS 'The ledger. A ticket with gone_at is not at Vivenu any more and does not count.';

CREATE VIEW webhook_deliveries AS
SELECT r.name AS region,
       d.delivery_id,
       d.event_type,
       d.mode,
       d.seller_id,
       d.webhook_id,
       d.object_id,
       d.object_updated_at,
       d.received_at,
       d.body_bytes,
       encode(d.body_sha256, 'hex') AS body_sha256,
       d.kept
FROM webhook_delivery d
JOIN region r USING (region_key);
COMMENT ON VIEW webhook_deliveries IS 'Every accepted webhook delivery, once.';

CREATE VIEW poll_runs AS
SELECT p.run_id,
       r.name AS region,
       p.kind,
       p.outcome,
       p.reason,
       p.started_at,
       p.finished_at,
       p.events,
       p.tickets,
       p.requests,
       p.vendor_sold,
       p.stored_sold,
       p.completeness_percent,
       p.message,
       p.holder
FROM poll_run p
JOIN region r USING (region_key);
COMMENT ON VIEW poll_runs IS 'What each run of the poller reported.';

CREATE VIEW sync_cursors AS
SELECT r.name AS region, c.stream, c.read_until, c.moved_at
FROM sync_cursor c
JOIN region r USING (region_key);
COMMENT ON VIEW sync_cursors IS 'Up to which updatedAt each region''s streams were read.';

CREATE VIEW coverage AS
SELECT r.name AS region, c.from_at, c.to_at, c.polls
FROM poll_coverage c
JOIN region r USING (region_key);
COMMENT ON VIEW coverage IS 'When we looked: outside of these intervals, "no snapshot" says nothing.';
