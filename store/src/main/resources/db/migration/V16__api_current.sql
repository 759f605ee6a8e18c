-- The present state of everything, for programs that keep it in memory and ask several times a second. Why: decision 0051.

CREATE FUNCTION make_api_current() RETURNS void
LANGUAGE plpgsql AS $make$
BEGIN
    -- The figures of the view events. Its LATERAL runs once per event, which is right for one event; here everything is grouped once.
    EXECUTE $$CREATE OR REPLACE VIEW api.current_events WITH (security_barrier) AS
        SELECT region, event_id, event_name, event_date, sales_start_date,
               CASE
                   WHEN gone THEN 'deleted'
                   WHEN event_end_date <= now() OR sales_end_date <= now() THEN 'past'
                   WHEN sales_start_date > now() THEN 'planned'
                   WHEN sold > 0 AND sold >= total_capacity THEN 'soldOut'
                   ELSE 'onSale'
               END AS status,
               sales_end_date, event_end_date, timezone, url, total_capacity,
               CASE WHEN complete_since IS NULL THEN nullif(sold, 0) ELSE sold END AS total_sold,
               CASE
                   WHEN complete_since IS NOT NULL AND total_capacity IS NOT NULL THEN greatest(total_capacity - sold, 0)
               END AS total_available,
               CASE WHEN complete_since IS NOT NULL THEN round(100.0 * sold / nullif(total_capacity, 0), 2) END AS percent_sold,
               last_updated, complete_since, changed_at
        FROM (SELECT r.name AS region, e.event_id, coalesce(e.name, e.event_id) AS event_name, e.starts_at AS event_date,
                     e.sell_start AS sales_start_date, e.sell_end AS sales_end_date, e.ends_at AS event_end_date, e.timezone, e.url,
                     e.deleted_at IS NOT NULL OR e.vanished_at IS NOT NULL AS gone, t.capacity AS total_capacity,
                     coalesce(t.sold, 0) AS sold, e.vendor_updated_at AS last_updated, e.complete_since, t.changed_at
              FROM event e
              JOIN region r USING (region_key)
              LEFT JOIN (SELECT y.event_key,
                                CASE
                                    WHEN NOT bool_or(y.listed AND y.capacity IS NULL) THEN sum(y.capacity) FILTER (WHERE y.listed)
                                END AS capacity,
                                sum(s.sold) AS sold, max(s.changed_at) AS changed_at
                         FROM ticket_type y
                         LEFT JOIN type_state s USING (type_key)
                         GROUP BY y.event_key) t USING (event_key)) q
        WHERE $$ || api_visible();
    COMMENT ON VIEW api.current_events IS
        'api.events of all events at once, and when the figures of a type last changed; for one event, ask api.events.';

    EXECUTE $$CREATE OR REPLACE VIEW api.current_regions WITH (security_barrier) AS
        SELECT region, q.watched_since, q.complete_since, v.data_through, f.completeness_percent, v.looks
        FROM (SELECT region_key, name AS region, watched_since, complete_since FROM region) q
        CROSS JOIN LATERAL (SELECT max(to_at) AS data_through, coalesce(sum(polls), 0) AS looks
                            FROM poll_coverage p
                            WHERE p.region_key = q.region_key) v
        LEFT JOIN LATERAL (SELECT completeness_percent
                           FROM poll_run p
                           WHERE p.region_key = q.region_key AND kind = 'Full' AND finished_at IS NOT NULL
                           ORDER BY run_id DESC LIMIT 1) f ON true
        WHERE $$ || api_visible();
    COMMENT ON VIEW api.current_regions IS
        'api.regions and api.trust at once; looks is another number whenever the region''s coverage changed.';
END
$make$;
COMMENT ON FUNCTION make_api_current() IS 'Makes or renews the part of the schema api that shows the present state at once.';
