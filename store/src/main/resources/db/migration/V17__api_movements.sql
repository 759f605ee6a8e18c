-- Sales of many events, of each ticket type and of any window of time: a part of the schema api. Why: decision 0052.

CREATE FUNCTION event_sums(bounds timestamptz[]) RETURNS TABLE (event_key integer, bucket integer, sold bigint)
LANGUAGE sql STABLE AS $body$
    WITH cut AS MATERIALIZED (
        SELECT min(bound) AS first, max(bound) AS last,
               range_agg(tstzrange(b.hour, b.hour + interval '1 hour')) FILTER (WHERE b.hour < b.bound) AS hours
        FROM (SELECT bound, date_bin('1 hour', bound, 'epoch') AS hour FROM unnest(bounds) AS bound) b
    )
    SELECT h.event_key, width_bucket(h.hour, bounds), h.sold::bigint
    FROM cut
    JOIN event_hour h ON h.hour >= cut.first AND h.hour < cut.last
    WHERE (cut.hours @> h.hour) IS NOT TRUE
    UNION ALL
    SELECT s.event_key, width_bucket(s.at, bounds), s.delta::bigint
    FROM cut
    CROSS JOIN unnest(cut.hours) AS part
    JOIN snapshot s ON s.at >= greatest(lower(part), cut.first) AND s.at < least(upper(part), cut.last)
    WHERE s.delta <> 0
$body$;
COMMENT ON FUNCTION event_sums(timestamptz[]) IS
    'What was noticed in each bucket, in several rows, whose sum counts: whole hours from event_hour, hours with a bound within from the snapshots. Bucket n lies between the n-th and the next of the bounds, which must ascend.';

CREATE FUNCTION make_api_movements() RETURNS void
LANGUAGE plpgsql AS $make$
DECLARE
    home text := quote_ident(current_schema());
BEGIN
    EXECUTE format($movements$CREATE OR REPLACE FUNCTION api.movements(for_region text, for_event text, bounds timestamptz[])
        RETURNS TABLE (ticket_type_id text, bucket integer, sold bigint, moved bigint)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = %s, pg_temp AS $body$
            SELECT y.ticket_type_id, c.bucket, sum(c.delta), sum(c.moved)
            FROM (SELECT s.type_key, width_bucket(s.at, bounds) AS bucket, s.delta,
                         s.sold - lag(s.sold, 1, 0) OVER (PARTITION BY s.type_key ORDER BY s.at) AS moved
                  FROM snapshot s
                  JOIN (SELECT e.event_key
                        FROM event e
                        JOIN (SELECT region_key, name AS region FROM region) r USING (region_key)
                        WHERE r.region = for_region AND e.event_id = for_event AND %s) chosen USING (event_key)
                  WHERE s.at < bounds[cardinality(bounds)]) c
            JOIN ticket_type y USING (type_key)
            GROUP BY y.ticket_type_id, c.bucket
        $body$
        $movements$, home, api_visible());
    COMMENT ON FUNCTION api.movements(text, text, timestamptz[]) IS
        'The buckets of each ticket type in which its figures changed; bucket 0 is what was before. sold is what was sold while we watched, moved the change of the state, with what had been sold before we watched.';
    REVOKE EXECUTE ON FUNCTION api.movements(text, text, timestamptz[]) FROM PUBLIC;

    EXECUTE format($between$CREATE OR REPLACE FUNCTION api.sales_between(bounds timestamptz[])
        RETURNS TABLE (region text, event_id text, event_name text, complete_since timestamptz, bucket integer, sold bigint)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = %s, pg_temp AS $body$
            SELECT q.region, q.event_id, q.event_name, q.complete_since, s.bucket, s.sold
            FROM (SELECT r.name AS region, e.event_id, coalesce(e.name, e.event_id) AS event_name, e.event_key,
                         e.complete_since
                  FROM event e
                  JOIN region r USING (region_key)
                  WHERE e.deleted_at IS NULL AND e.vanished_at IS NULL) q
            LEFT JOIN (SELECT event_key, bucket, sum(sold)::bigint AS sold FROM event_sums(bounds) GROUP BY event_key, bucket) s
                USING (event_key)
            WHERE %s
        $body$
        $between$, home, api_visible());
    COMMENT ON FUNCTION api.sales_between(timestamptz[]) IS
        'What each event sold in each bucket in which something was noticed, as in event_sums; of an event with none, one row without a bucket. Without deleted events.';
    REVOKE EXECUTE ON FUNCTION api.sales_between(timestamptz[]) FROM PUBLIC;

    -- What had been sold before we watched is noticed until an event is complete, and late now and then. It only grows: where what
    -- was noticed by then is all of it, no later snapshot is read.
    EXECUTE format($portfolio$CREATE OR REPLACE FUNCTION api.portfolio(
            bounds timestamptz[], grouping_by text, for_regions text[], for_statuses text[])
        RETURNS TABLE (label text, bucket integer, sold bigint, moved bigint, complete_since timestamptz, incomplete bigint)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = %s, pg_temp AS $body$
            WITH chosen AS MATERIALIZED (
                SELECT e.event_key, e.complete_since, t.sold, t.opening,
                       CASE grouping_by WHEN 'region' THEN region WHEN 'status' THEN s.status ELSE '' END AS label
                FROM event e
                JOIN (SELECT region_key, name AS region FROM region) r USING (region_key)
                LEFT JOIN (SELECT y.event_key, sum(n.sold) AS sold, sum(n.opening) AS opening,
                                  CASE
                                      WHEN NOT bool_or(y.listed AND y.capacity IS NULL)
                                          THEN sum(y.capacity) FILTER (WHERE y.listed)
                                  END AS capacity
                           FROM ticket_type y
                           LEFT JOIN type_state n USING (type_key)
                           GROUP BY y.event_key) t USING (event_key)
                CROSS JOIN LATERAL (
                    SELECT CASE
                               WHEN e.deleted_at IS NOT NULL OR e.vanished_at IS NOT NULL THEN 'deleted'
                               WHEN e.ends_at <= now() OR e.sell_end <= now() THEN 'past'
                               WHEN e.sell_start > now() THEN 'planned'
                               WHEN t.sold > 0 AND t.sold >= t.capacity THEN 'soldOut'
                               ELSE 'onSale'
                           END AS status
                ) s
                WHERE region = ANY (for_regions) AND s.status = ANY (for_statuses) AND %s
            ), noticed AS (
                SELECT c.label, n.bucket, sum(n.sold) AS sold
                FROM (SELECT bounds || ARRAY['infinity'::timestamptz] AS open OFFSET 0) b
                CROSS JOIN LATERAL event_sums(b.open) n
                JOIN chosen c USING (event_key)
                GROUP BY c.label, n.bucket
            ), early AS MATERIALIZED (
                SELECT c.label, c.event_key, s.at,
                       s.sold - lag(s.sold, 1, 0) OVER (PARTITION BY s.type_key ORDER BY s.at) - s.delta AS moved
                FROM chosen c
                JOIN snapshot s ON s.event_key = c.event_key AND s.at <= c.complete_since
                WHERE c.opening > 0
            ), late AS (
                SELECT c.label, c.event_key
                FROM chosen c
                LEFT JOIN (SELECT event_key, sum(moved) AS moved FROM early GROUP BY event_key) y USING (event_key)
                WHERE c.opening > 0 AND c.opening <> coalesce(y.moved, 0)
            ), opened AS (
                SELECT label, width_bucket(at, bounds) AS bucket, moved
                FROM early
                WHERE event_key NOT IN (SELECT event_key FROM late)
                UNION ALL
                SELECT l.label, width_bucket(s.at, bounds),
                       s.sold - lag(s.sold, 1, 0) OVER (PARTITION BY s.type_key ORDER BY s.at) - s.delta
                FROM late l
                JOIN snapshot s USING (event_key)
            ), changed AS (
                SELECT label, bucket, sum(sold) AS sold, sum(moved) AS moved
                FROM (SELECT label, bucket, sold, sold AS moved FROM noticed
                      UNION ALL
                      SELECT label, bucket, NULL, moved FROM opened WHERE bucket > 0 AND moved <> 0) m
                GROUP BY label, bucket
            )
            SELECT label, bucket, sold::bigint, moved::bigint, NULL::timestamptz, NULL::bigint
            FROM changed
            WHERE bucket < cardinality(bounds)
            UNION ALL
            SELECT label, 0, NULL, (c.sold - coalesce(m.moved, 0))::bigint,
                   CASE WHEN c.incomplete = 0 THEN c.complete_since END, c.incomplete
            FROM (SELECT label, coalesce(sum(sold), 0) AS sold, max(complete_since) AS complete_since,
                         count(*) FILTER (WHERE complete_since IS NULL) AS incomplete
                  FROM chosen
                  GROUP BY label) c
            LEFT JOIN (SELECT label, sum(moved) AS moved FROM changed GROUP BY label) m USING (label)
        $body$
        $portfolio$, home, api_visible());
    COMMENT ON FUNCTION api.portfolio(timestamptz[], text, text[], text[]) IS
        'Sales of all events of these regions and statuses, by region, status or none: the buckets in which something changed, as in movements. Bucket 0 is the state before, with the number of events whose tickets are not all counted, and since when they all are.';
    REVOKE EXECUTE ON FUNCTION api.portfolio(timestamptz[], text, text[], text[]) FROM PUBLIC;

    EXECUTE format($looked$CREATE OR REPLACE FUNCTION api.looked(begins timestamptz, ends timestamptz)
        RETURNS TABLE (region text, from_at timestamptz, to_at timestamptz)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = %s, pg_temp AS $body$
            SELECT q.region, lower(u), upper(u)
            FROM (SELECT region_key, name AS region FROM region) q
            CROSS JOIN LATERAL (SELECT range_agg(tstzrange(p.from_at, p.to_at, '[]')) AS spans
                                FROM poll_coverage p
                                WHERE p.region_key = q.region_key AND p.from_at < ends AND p.to_at >= begins
                                  AND p.from_at <= p.to_at) c
            CROSS JOIN unnest(c.spans) AS u
            WHERE %s
            ORDER BY 1, 2
        $body$
        $looked$, home, api_visible());
    COMMENT ON FUNCTION api.looked(timestamptz, timestamptz) IS
        'When polls looked at each region, also at one instant only, as far as that touches a time; no two of a region overlap.';
    REVOKE EXECUTE ON FUNCTION api.looked(timestamptz, timestamptz) FROM PUBLIC;

    EXECUTE format($best$CREATE OR REPLACE FUNCTION api.best_hour(for_region text, for_event text)
        RETURNS TABLE (begins timestamptz, sold bigint)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = %s, pg_temp AS $body$
            SELECT date_trunc('hour', s.at, e.day_zone), sum(s.delta)
            FROM event e
            JOIN (SELECT region_key, name AS region FROM region) r USING (region_key)
            JOIN snapshot s USING (event_key)
            WHERE r.region = for_region AND e.event_id = for_event AND %s
            GROUP BY 1
            HAVING sum(s.delta) > 0
            ORDER BY 2 DESC, 1
            LIMIT 1
        $body$
        $best$, home, api_visible());
    COMMENT ON FUNCTION api.best_hour(text, text) IS
        'The hour of the event''s own clock in which most was sold, the first of them; none if nothing was.';
    REVOKE EXECUTE ON FUNCTION api.best_hour(text, text) FROM PUBLIC;

    EXECUTE format($ended$CREATE OR REPLACE FUNCTION api.hours_of_ended(for_region text)
        RETURNS TABLE (event_id text, hour timestamptz, sold integer)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = %s, pg_temp AS $body$
            SELECT e.event_id, h.hour, h.sold
            FROM event e
            JOIN (SELECT region_key, name AS region FROM region) r USING (region_key)
            JOIN event_hour h USING (event_key)
            WHERE r.region = for_region AND coalesce(e.ends_at, e.starts_at) <= now() AND e.deleted_at IS NULL
              AND e.vanished_at IS NULL AND %s
            ORDER BY e.event_id, h.hour
        $body$
        $ended$, home, api_visible());
    COMMENT ON FUNCTION api.hours_of_ended(text) IS
        'The hours (UTC) in which something was noticed of a region''s events that are over.';
    REVOKE EXECUTE ON FUNCTION api.hours_of_ended(text) FROM PUBLIC;
END
$make$;
COMMENT ON FUNCTION make_api_movements() IS 'Makes or renews a part of the schema api, as renew_api has it done.';
