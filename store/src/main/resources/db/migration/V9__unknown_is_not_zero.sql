-- What is not known is NULL, in every column that is worked out from it. Why, and what each case shows: decision 0026.

-- Writers wait until this is done; readers don't.
LOCK TABLE event, ticket_type, type_state, snapshot IN SHARE ROW EXCLUSIVE MODE;

-- A capacity below 0 stands for "no limit" where somebody entered it. Whoever writes one, also a program of an earlier release
-- during an upgrade, stores that it is not known.
CREATE FUNCTION capacity_not_known() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.capacity := NULL;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION capacity_not_known() IS 'Takes a capacity below 0 for one that is not known.';
CREATE TRIGGER negative_capacity_is_not_known BEFORE INSERT OR UPDATE OF capacity ON ticket_type
    FOR EACH ROW WHEN (NEW.capacity < 0) EXECUTE FUNCTION capacity_not_known();

UPDATE ticket_type SET capacity = NULL WHERE capacity < 0;
UPDATE snapshot SET capacity = NULL WHERE capacity < 0;
ALTER TABLE ticket_type ADD CONSTRAINT capacity_from_0 CHECK (capacity >= 0);
ALTER TABLE snapshot ADD CONSTRAINT capacity_from_0 CHECK (capacity >= 0);

-- Since when the tickets are all counted. Before that, sold is what was counted so far.
ALTER TABLE region ADD COLUMN complete_since timestamptz;
ALTER TABLE event ADD COLUMN complete_since timestamptz;
COMMENT ON COLUMN region.complete_since IS
    'When the first full reading of the region was at its end. From then on an event that is new here is new at Vivenu, and all its tickets are seen.';
COMMENT ON COLUMN event.complete_since IS
    'Since when all its tickets are counted: a full reading has read them, or the event is younger than the region''s first one. NULL: not yet.';

CREATE FUNCTION event_of_its_region() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.complete_since := (SELECT r.complete_since FROM region r WHERE r.region_key = NEW.region_key);
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION event_of_its_region() IS 'An event that is first seen after the region''s first full reading is counted from its first ticket on.';
CREATE TRIGGER younger_event_is_complete BEFORE INSERT ON event
    FOR EACH ROW WHEN (NEW.complete_since IS NULL) EXECUTE FUNCTION event_of_its_region();

-- Coverage begins when the first full reading ends. What it, or a later one, could not read and has not read since is not counted.
UPDATE region r
SET complete_since = c.first
FROM (SELECT region_key, min(from_at) AS first FROM poll_coverage GROUP BY region_key) c
WHERE c.region_key = r.region_key
  AND EXISTS (SELECT FROM sync_cursor s WHERE s.region_key = r.region_key AND s.stream = 'TICKETS');
UPDATE event e
SET complete_since = r.complete_since
FROM region r
WHERE r.region_key = e.region_key
  AND r.complete_since IS NOT NULL
  AND NOT EXISTS (SELECT
                  FROM full_run f
                  JOIN full_run_event v USING (run_id)
                  WHERE f.region_key = e.region_key AND v.event_id = e.event_id AND NOT v.done
                    AND (f.owes OR EXISTS (SELECT FROM full_run_event m
                                           WHERE m.run_id = f.run_id AND m.event_id = '' AND m.stored_sold = -2)));

-- That a count is known now is a change of what is known: a row, so that the last one before an instant is the state at it.
INSERT INTO snapshot (event_key, at, type_key, sold, delta, capacity, listed)
SELECT DISTINCT ON (n.type_key) n.event_key, e.complete_since, n.type_key, n.sold, 0, n.capacity, n.listed
FROM event e
JOIN snapshot n USING (event_key)
WHERE n.at < e.complete_since
ORDER BY n.type_key, n.at DESC
ON CONFLICT DO NOTHING;
UPDATE type_state s
SET changed_at = e.complete_since
FROM ticket_type y
JOIN event e USING (event_key)
WHERE y.type_key = s.type_key AND s.changed_at < e.complete_since;

COMMENT ON COLUMN ticket_type.capacity IS 'Vivenu''s amount. NULL when Vivenu gives none, or one below 0; that is not 0.';
COMMENT ON COLUMN snapshot.sold IS 'As counted by then; before event.complete_since there may be more.';

CREATE OR REPLACE VIEW current_sales AS
SELECT r.name AS region,
       e.event_id,
       e.name AS event_name,
       y.ticket_type_id,
       y.name AS ticket_type_name,
       y.capacity,
       CASE WHEN e.complete_since IS NULL THEN nullif(s.sold, 0) ELSE coalesce(s.sold, 0) END AS sold,
       CASE
           WHEN e.complete_since IS NOT NULL AND y.capacity IS NOT NULL
               THEN greatest(y.capacity - coalesce(s.sold, 0), 0)
       END AS available,
       CASE
           WHEN e.complete_since IS NOT NULL THEN round(100.0 * coalesce(s.sold, 0) / nullif(y.capacity, 0), 2)
       END AS percent_sold,
       CASE WHEN e.complete_since IS NULL THEN nullif(s.opening, 0) ELSE coalesce(s.opening, 0) END AS opening,
       y.listed,
       s.changed_at,
       e.complete_since
FROM ticket_type y
JOIN event e USING (event_key)
JOIN region r USING (region_key)
LEFT JOIN type_state s USING (type_key);
COMMENT ON COLUMN current_sales.capacity IS 'NULL when Vivenu gives none; that is not 0.';
COMMENT ON COLUMN current_sales.sold IS 'While complete_since is NULL: what was counted so far, and NULL instead of 0.';
COMMENT ON COLUMN current_sales.available IS
    'NULL when the capacity or the count is not known. Never below 0, although sold may exceed capacity; percent_sold then exceeds 100.';
COMMENT ON COLUMN current_sales.percent_sold IS 'NULL when the capacity or the count is not known, and of a capacity of 0.';
COMMENT ON COLUMN current_sales.complete_since IS 'Since when the event''s tickets are all counted; NULL: not yet.';

CREATE OR REPLACE VIEW events AS
SELECT e.event_id,
       coalesce(e.name, e.event_id) AS event_name,
       e.starts_at AS event_date,
       e.sell_start AS sales_start_date,
       r.name AS region,
       CASE
           WHEN e.deleted_at IS NOT NULL OR e.vanished_at IS NOT NULL THEN 'deleted'
           WHEN e.ends_at <= now() OR e.sell_end <= now() THEN 'past'
           WHEN e.sell_start > now() THEN 'planned'
           WHEN t.sold > 0 AND t.sold >= t.capacity THEN 'soldOut'
           ELSE 'onSale'
       END AS status,
       e.sell_end AS sales_end_date,
       e.ends_at AS event_end_date,
       e.timezone,
       e.seller_id,
       e.url,
       t.capacity AS total_capacity,
       CASE WHEN e.complete_since IS NULL THEN nullif(t.sold, 0) ELSE t.sold END AS total_sold,
       e.vendor_updated_at AS last_updated,
       e.complete_since
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
COMMENT ON COLUMN events.status IS
    'planned, onSale, soldOut, past or deleted (not at Vivenu any more), worked out at the moment of the query. soldOut: something was sold, and of the known capacity nothing is left. Vivenu''s API has no status of an event.';
COMMENT ON COLUMN events.total_capacity IS
    'Sum of the listed types, active or not; NULL when one of them has no capacity, because a sum without it would be too low, and when none is listed.';
COMMENT ON COLUMN events.total_sold IS 'While complete_since is NULL: what was counted so far, and NULL instead of 0.';
COMMENT ON COLUMN events.complete_since IS 'Since when its tickets are all counted; NULL: not yet.';

CREATE OR REPLACE VIEW ticket_type_snapshots AS
SELECT s.at AS snapshot_time,
       e.event_id,
       y.ticket_type_id,
       s.capacity,
       CASE WHEN s.at >= e.complete_since THEN s.sold ELSE nullif(s.sold, 0) END AS sold,
       CASE
           WHEN s.at >= e.complete_since AND s.capacity IS NOT NULL THEN greatest(s.capacity - s.sold, 0)
       END AS available,
       s.delta,
       r.name AS region,
       e.complete_since
FROM snapshot s
JOIN event e USING (event_key)
JOIN ticket_type y USING (type_key)
JOIN region r USING (region_key);
COMMENT ON COLUMN ticket_type_snapshots.sold IS 'Before complete_since: what was counted by then, and NULL instead of 0.';
COMMENT ON COLUMN ticket_type_snapshots.available IS 'NULL when the capacity or the count was not known.';
COMMENT ON COLUMN ticket_type_snapshots.complete_since IS
    'Since when the event''s tickets are all counted; NULL: not yet. There is a row of that instant.';

CREATE OR REPLACE VIEW event_snapshots AS
SELECT p.at AS snapshot_time,
       e.event_id,
       p.capacity AS total_capacity,
       CASE WHEN p.at >= e.complete_since THEN p.sold ELSE nullif(p.sold, 0) END AS total_sold,
       CASE
           WHEN p.at >= e.complete_since AND p.capacity IS NOT NULL THEN greatest(p.capacity - p.sold, 0)
       END AS total_available,
       CASE
           WHEN p.at >= e.complete_since THEN round(100.0 * p.sold / nullif(p.capacity, 0), 2)
       END AS percent_sold,
       p.at AS last_updated,
       p.delta,
       r.name AS region,
       e.complete_since
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
COMMENT ON COLUMN event_snapshots.total_sold IS 'Before complete_since: what was counted by then, and NULL instead of 0.';
COMMENT ON COLUMN event_snapshots.total_available IS 'NULL when the capacity or the count was not known.';
COMMENT ON COLUMN event_snapshots.complete_since IS
    'Since when the event''s tickets are all counted; NULL: not yet. There is a row of that instant.';

CREATE OR REPLACE FUNCTION sales_at(instant timestamptz)
RETURNS TABLE (region text, event_id text, ticket_type_id text, ticket_type_name text, capacity integer, sold integer,
               available integer, listed boolean, changed_at timestamptz)
LANGUAGE sql STABLE AS $$
    SELECT r.name,
           e.event_id,
           y.ticket_type_id,
           y.name,
           s.capacity,
           CASE WHEN instant >= e.complete_since THEN s.sold ELSE nullif(s.sold, 0) END,
           CASE
               WHEN instant >= e.complete_since AND s.capacity IS NOT NULL THEN greatest(s.capacity - s.sold, 0)
           END,
           s.listed,
           s.at
    FROM event e
    JOIN region r USING (region_key)
    CROSS JOIN LATERAL (
        SELECT DISTINCT ON (n.type_key) n.type_key, n.capacity, n.sold, n.listed, n.at
        FROM snapshot n
        WHERE n.event_key = e.event_key AND n.at <= instant
        ORDER BY n.type_key, n.at DESC
    ) s
    JOIN ticket_type y ON y.type_key = s.type_key
$$;
COMMENT ON FUNCTION sales_at(timestamptz) IS
    'The figures of each ticket type at an instant, as far as we had seen by then; made for one event: WHERE region = … AND event_id = …. Types not seen by then have no row. Before the event was complete, sold is what was counted so far, and NULL instead of 0.';

CREATE FUNCTION covered_seconds(for_region integer, begins timestamptz, ends timestamptz) RETURNS double precision
LANGUAGE sql STABLE AS $$
    SELECT CASE
               WHEN count(*) > 0 THEN
                   (SELECT coalesce(sum(extract(epoch FROM upper(u) - lower(u))), 0)::double precision
                    FROM unnest(range_agg(tstzrange(greatest(p.from_at, begins), least(p.to_at, ends)))) AS u)
           END
    FROM poll_coverage p
    WHERE p.region_key = for_region AND p.from_at < ends AND p.to_at >= begins AND p.from_at <= p.to_at
      AND begins < ends
$$;
COMMENT ON FUNCTION covered_seconds(integer, timestamptz, timestamptz) IS
    'How much of a time polls vouch for, each second once; 0 when somebody looked at one instant only, NULL when nobody did.';

CREATE OR REPLACE FUNCTION hourly_series(for_region text, for_event text, from_at timestamptz, to_at timestamptz)
RETURNS TABLE (hour timestamptz, sold integer, covered double precision)
LANGUAGE sql STABLE AS $$
    SELECT b.hour,
           CASE WHEN c.seconds IS NOT NULL THEN coalesce(h.sold, 0) ELSE h.sold END,
           coalesce(c.seconds, 0) / 3600
    FROM event e
    JOIN region r ON r.region_key = e.region_key AND r.name = for_region
    CROSS JOIN generate_series(date_bin('1 hour', from_at, 'epoch'), to_at - interval '1 microsecond', interval '1 hour')
        AS b (hour)
    LEFT JOIN event_hour h ON h.event_key = e.event_key AND h.hour = b.hour
    CROSS JOIN LATERAL (
        SELECT CASE
                   WHEN e.complete_since IS NOT NULL THEN
                       covered_seconds(e.region_key, greatest(b.hour, e.complete_since), b.hour + interval '1 hour')
               END AS seconds
    ) c
    WHERE e.event_id = for_event
    ORDER BY b.hour
$$;
COMMENT ON FUNCTION hourly_series(text, text, timestamptz, timestamptz) IS
    'A row for each hour. sold is NULL when nobody looked and nothing was noticed; covered is the part of the hour (0 to 1) that polls vouch for, from the instant on since which the event is complete. Sales of a time when nobody looked appear in the hour in which they were noticed.';

CREATE OR REPLACE FUNCTION daily_series(for_region text, for_event text, from_day date, to_day date)
RETURNS TABLE (day date, timezone text, sold integer, covered double precision)
LANGUAGE sql STABLE AS $$
    SELECT b.day,
           e.day_zone,
           CASE WHEN c.seconds IS NOT NULL THEN coalesce(d.sold, 0) ELSE d.sold END,
           coalesce(c.seconds, 0) / extract(epoch FROM b.ends - b.begins)::double precision
    FROM event e
    JOIN region r ON r.region_key = e.region_key AND r.name = for_region
    CROSS JOIN LATERAL (
        SELECT g.at::date AS day, g.at AT TIME ZONE e.day_zone AS begins,
               (g.at + interval '1 day') AT TIME ZONE e.day_zone AS ends
        FROM generate_series(from_day::timestamp, to_day::timestamp, interval '1 day') AS g (at)
    ) b
    LEFT JOIN event_day d ON d.event_key = e.event_key AND d.day = b.day
    CROSS JOIN LATERAL (
        SELECT CASE
                   WHEN e.complete_since IS NOT NULL THEN
                       covered_seconds(e.region_key, greatest(b.begins, e.complete_since), b.ends)
               END AS seconds
    ) c
    -- Samoa had no 30 December 2011.
    WHERE e.event_id = for_event AND b.begins < b.ends
    ORDER BY b.day
$$;
COMMENT ON FUNCTION daily_series(text, text, date, date) IS
    'A row for each day in the event''s time zone, both ends included; sold and covered as in hourly_series. A day that the zone left out has no row.';
