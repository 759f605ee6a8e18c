-- Sales by hour and by day, and what charts ask for.

CREATE FUNCTION usable_zone(timezone text) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
    -- Only names: PostgreSQL would read '+02' as a zone, with the opposite sign.
    IF timezone IS NULL OR timezone !~ '^[A-Za-z_]+(/[A-Za-z0-9_+-]+)*$' THEN
        RETURN 'UTC';
    END IF;
    PERFORM now() AT TIME ZONE timezone;
    RETURN timezone;
EXCEPTION
    WHEN invalid_parameter_value THEN RETURN 'UTC';
END
$$;
COMMENT ON FUNCTION usable_zone(text) IS 'The time zone if this server knows it, else UTC.';

ALTER TABLE event ADD COLUMN day_zone text NOT NULL DEFAULT 'UTC';
UPDATE event SET day_zone = usable_zone(timezone) WHERE timezone IS NOT NULL;
COMMENT ON COLUMN event.day_zone IS 'The time zone whose days event_day counts: the event''s, or UTC while it is not known.';

CREATE TABLE event_hour (
    event_key integer NOT NULL,
    hour      timestamptz NOT NULL,
    sold      integer NOT NULL,
    PRIMARY KEY (event_key, hour)
) WITH (fillfactor = 90);
CREATE INDEX event_hour_by_time ON event_hour USING brin (hour) WITH (pages_per_range = 32, autosummarize = on);
COMMENT ON TABLE event_hour IS 'sum(snapshot.delta) of each hour (UTC); written by the statement that writes the snapshots. Hours in which nothing moved have no row.';

CREATE TABLE event_day (
    event_key integer NOT NULL,
    day       date NOT NULL,
    sold      integer NOT NULL,
    PRIMARY KEY (event_key, day)
) WITH (fillfactor = 90);
CREATE INDEX event_day_by_time ON event_day USING brin (day) WITH (pages_per_range = 32, autosummarize = on);
COMMENT ON TABLE event_day IS 'sum(snapshot.delta) of each day in the event''s day_zone.';

INSERT INTO event_hour (event_key, hour, sold)
SELECT event_key, date_bin('1 hour', at, 'epoch'), sum(delta)
FROM snapshot
WHERE delta <> 0
GROUP BY 1, 2;

INSERT INTO event_day (event_key, day, sold)
SELECT s.event_key, (s.at AT TIME ZONE e.day_zone)::date, sum(s.delta)
FROM snapshot s
JOIN event e USING (event_key)
WHERE s.delta <> 0
GROUP BY 1, 2;

CREATE VIEW hourly_sales AS
SELECT r.name AS region, e.event_id, coalesce(e.name, e.event_id) AS event_name, h.hour, h.sold
FROM event_hour h
JOIN event e USING (event_key)
JOIN region r USING (region_key);
COMMENT ON VIEW hourly_sales IS 'Sales of each event by the hour in which they were noticed; refunds count against them. For a row per hour, and what is not known, see hourly_series.';

CREATE VIEW daily_sales AS
SELECT r.name AS region, e.event_id, coalesce(e.name, e.event_id) AS event_name, d.day, e.day_zone AS timezone, d.sold
FROM event_day d
JOIN event e USING (event_key)
JOIN region r USING (region_key);
COMMENT ON VIEW daily_sales IS 'Sales of each event by the day, in the event''s time zone, on which they were noticed; refunds count against them.';

CREATE FUNCTION sales_at(instant timestamptz)
RETURNS TABLE (region text, event_id text, ticket_type_id text, ticket_type_name text, capacity integer, sold integer,
               available integer, listed boolean, changed_at timestamptz)
LANGUAGE sql STABLE AS $$
    SELECT r.name, e.event_id, y.ticket_type_id, y.name, s.capacity, s.sold, greatest(s.capacity - s.sold, 0), s.listed,
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
    'The figures of each ticket type at an instant, as far as we had seen by then; made for one event: WHERE region = … AND event_id = …. Types not seen by then have no row.';

CREATE FUNCTION hourly_series(for_region text, for_event text, from_at timestamptz, to_at timestamptz)
RETURNS TABLE (hour timestamptz, sold integer, covered double precision)
LANGUAGE sql STABLE AS $$
    SELECT b.hour,
           CASE WHEN c.share IS NOT NULL THEN coalesce(h.sold, 0) ELSE h.sold END,
           coalesce(c.share, 0)
    FROM event e
    JOIN region r ON r.region_key = e.region_key AND r.name = for_region
    CROSS JOIN generate_series(date_bin('1 hour', from_at, 'epoch'), to_at - interval '1 microsecond', interval '1 hour')
        AS b (hour)
    LEFT JOIN event_hour h ON h.event_key = e.event_key AND h.hour = b.hour
    LEFT JOIN LATERAL (
        SELECT sum(extract(epoch FROM least(p.to_at, b.hour + interval '1 hour') - greatest(p.from_at, b.hour)))
                   ::double precision / 3600 AS share
        FROM poll_coverage p
        WHERE p.region_key = e.region_key AND p.from_at < b.hour + interval '1 hour' AND p.to_at >= b.hour
    ) c ON true
    WHERE e.event_id = for_event
    ORDER BY b.hour
$$;
COMMENT ON FUNCTION hourly_series(text, text, timestamptz, timestamptz) IS
    'A row for each hour. sold is NULL when nobody looked and nothing was noticed; covered is the part of the hour (0 to 1) that polls vouch for. Sales of a time when nobody looked appear in the hour in which they were noticed.';

CREATE FUNCTION daily_series(for_region text, for_event text, from_day date, to_day date)
RETURNS TABLE (day date, timezone text, sold integer, covered double precision)
LANGUAGE sql STABLE AS $$
    SELECT b.day,
           e.day_zone,
           CASE WHEN c.share IS NOT NULL THEN coalesce(d.sold, 0) ELSE d.sold END,
           coalesce(c.share, 0)
    FROM event e
    JOIN region r ON r.region_key = e.region_key AND r.name = for_region
    CROSS JOIN LATERAL (
        SELECT g.at::date AS day, g.at AT TIME ZONE e.day_zone AS begins,
               (g.at + interval '1 day') AT TIME ZONE e.day_zone AS ends
        FROM generate_series(from_day::timestamp, to_day::timestamp, interval '1 day') AS g (at)
    ) b
    LEFT JOIN event_day d ON d.event_key = e.event_key AND d.day = b.day
    LEFT JOIN LATERAL (
        SELECT sum(extract(epoch FROM least(p.to_at, b.ends) - greatest(p.from_at, b.begins)))::double precision
                   / extract(epoch FROM b.ends - b.begins)::double precision AS share
        FROM poll_coverage p
        WHERE p.region_key = e.region_key AND p.from_at < b.ends AND p.to_at >= b.begins
    ) c ON true
    WHERE e.event_id = for_event
    ORDER BY b.day
$$;
COMMENT ON FUNCTION daily_series(text, text, date, date) IS
    'A row for each day in the event''s time zone, both ends included; sold and covered as in hourly_series.';

ALTER TABLE request_budget ADD COLUMN refused_until timestamptz;
COMMENT ON COLUMN request_budget.blocked_until IS 'After a 429: nobody sends before.';
COMMENT ON COLUMN request_budget.refused_until IS 'The answer to the caller before, by that caller''s own limits; nobody else goes by it.';
UPDATE request_budget SET blocked_until = NULL;
