-- What programs may ask: the schema api. A role that reads has rights there and nowhere else, and sees the regions that its
-- transaction names in vivenu.regions (a comma list, or *); without the setting, none. Why: decision 0050.

CREATE FUNCTION make_api() RETURNS text
LANGUAGE plpgsql AS $make$
DECLARE
    home   text := quote_ident(current_schema());
    mark   text := 'vivenu-operator in ' || home || ': what its API reads.';
    found  oid;
    seen   text := $$(current_setting('vivenu.regions', true) = '*'
                      OR region = ANY (string_to_array(current_setting('vivenu.regions', true), ',')))$$;
BEGIN
    -- Behind some poolers two migrations may run at once.
    PERFORM pg_advisory_xact_lock(1987473005, 3);
    found := to_regnamespace('api');
    IF found IS NULL THEN
        IF NOT has_database_privilege(current_database(), 'CREATE') THEN
            RETURN format('The schema api does not exist, and the role %s may not create it: CREATE SCHEMA api AUTHORIZATION %s.',
                          current_user, quote_ident(current_user));
        END IF;
        CREATE SCHEMA api;
    ELSIF obj_description(found, 'pg_namespace') IS DISTINCT FROM mark
          AND (EXISTS (SELECT FROM pg_class WHERE relnamespace = found)
               OR EXISTS (SELECT FROM pg_proc WHERE pronamespace = found)) THEN
        RETURN 'The schema api is someone else''s: the read API needs a database in which that name is free.';
    ELSIF NOT pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = found), 'USAGE') THEN
        RETURN format('The schema api does not belong to the role %s: ALTER SCHEMA api OWNER TO %s.',
                      current_user, quote_ident(current_user));
    END IF;
    EXECUTE format('COMMENT ON SCHEMA api IS %L', mark);

    EXECUTE $$CREATE OR REPLACE VIEW api.regions WITH (security_barrier) AS
        SELECT q.region, q.watched_since, q.complete_since
        FROM (SELECT name AS region, watched_since, complete_since FROM region) q
        WHERE $$ || seen;
    COMMENT ON VIEW api.regions IS 'The regions that the reader may see.';

    EXECUTE $$CREATE OR REPLACE VIEW api.events WITH (security_barrier) AS
        SELECT region, event_id, event_name, event_date, sales_start_date, status, sales_end_date, event_end_date, timezone, url,
               total_capacity, total_sold,
               CASE
                   WHEN complete_since IS NOT NULL AND total_capacity IS NOT NULL THEN greatest(total_capacity - total_sold, 0)
               END AS total_available,
               CASE
                   WHEN complete_since IS NOT NULL THEN round(100.0 * total_sold / nullif(total_capacity, 0), 2)
               END AS percent_sold,
               last_updated, complete_since
        FROM events
        WHERE $$ || seen;
    COMMENT ON VIEW api.events IS 'Every event ever seen, with what is available; NULL is not known.';

    EXECUTE $$CREATE OR REPLACE VIEW api.ticket_types WITH (security_barrier) AS
        SELECT region, event_id, c.ticket_type_id, c.ticket_type_name, c.capacity, c.sold, c.available, c.percent_sold, y.price,
               y.active, c.listed, c.changed_at
        FROM current_sales c
        JOIN ticket_types y USING (region, event_id, ticket_type_id)
        WHERE $$ || seen;
    COMMENT ON VIEW api.ticket_types IS 'The figures of each ticket type now.';

    -- A function that a view calls acts for whoever asks, who may not read poll_coverage; so covered_seconds stands here in full.
    EXECUTE $$CREATE OR REPLACE VIEW api.quality WITH (security_barrier) AS
        SELECT region, v.data_through, f.run_finished_at AS last_full_at, f.outcome AS last_full_outcome, f.reason AS last_full_reason,
               f.completeness_percent, i.run_finished_at AS last_incremental_at, i.outcome AS last_incremental_outcome,
               i.reason AS last_incremental_reason, g.seconds AS gaps_7d_seconds, b.records AS quarantined, w.at AS last_webhook_at
        FROM (SELECT region_key, name AS region, complete_since FROM region) r
        CROSS JOIN LATERAL (SELECT max(to_at) AS data_through FROM poll_coverage p WHERE p.region_key = r.region_key) v
        LEFT JOIN LATERAL (SELECT finished_at AS run_finished_at, outcome, reason, completeness_percent
                           FROM poll_run p
                           WHERE p.region_key = r.region_key AND kind = 'Full' AND finished_at IS NOT NULL
                           ORDER BY run_id DESC LIMIT 1) f ON true
        LEFT JOIN LATERAL (SELECT finished_at AS run_finished_at, outcome, reason
                           FROM poll_run p
                           WHERE p.region_key = r.region_key AND kind = 'Incremental' AND finished_at IS NOT NULL
                           ORDER BY run_id DESC LIMIT 1) i ON true
        CROSS JOIN LATERAL (
            SELECT CASE
                       WHEN s.begins < v.data_through THEN
                           extract(epoch FROM v.data_through - s.begins)::double precision
                           - coalesce((SELECT sum(extract(epoch FROM upper(u) - lower(u)))::double precision
                                       FROM (SELECT range_agg(tstzrange(greatest(p.from_at, s.begins), p.to_at)) AS looked
                                             FROM poll_coverage p
                                             WHERE p.region_key = r.region_key AND p.to_at > s.begins) c
                                       CROSS JOIN unnest(c.looked) AS u), 0)
                   END AS seconds
            FROM (SELECT greatest(now() - interval '7 days', r.complete_since) AS begins WHERE r.complete_since IS NOT NULL) s
            UNION ALL
            SELECT NULL WHERE r.complete_since IS NULL
        ) g
        CROSS JOIN LATERAL (SELECT count(*) AS records FROM quarantined b WHERE b.region = r.region AND b.resolved_at IS NULL) b
        CROSS JOIN LATERAL (SELECT max(received_at) AS at
                            FROM webhook_delivery d
                            WHERE d.region_key = r.region_key AND received_at > now() - interval '7 days') w
        WHERE $$ || seen;
    COMMENT ON VIEW api.quality IS 'What is known of each region''s data: how far polls vouch, the last runs, gaps of the last 7 days, quarantine.';

    EXECUTE $$CREATE OR REPLACE VIEW api.trust WITH (security_barrier) AS
        SELECT region, v.data_through, f.completeness_percent
        FROM (SELECT region_key, name AS region FROM region) r
        CROSS JOIN LATERAL (SELECT max(to_at) AS data_through FROM poll_coverage p WHERE p.region_key = r.region_key) v
        LEFT JOIN LATERAL (SELECT completeness_percent
                           FROM poll_run p
                           WHERE p.region_key = r.region_key AND kind = 'Full' AND finished_at IS NOT NULL
                           ORDER BY run_id DESC LIMIT 1) f ON true
        WHERE $$ || seen;
    COMMENT ON VIEW api.trust IS 'Up to when polls vouch for a region, and how complete its last full run found it.';

    EXECUTE format($series$CREATE OR REPLACE FUNCTION api.series(for_region text, for_event text, bounds timestamptz[])
        RETURNS TABLE (bucket integer, sold bigint, total bigint, covered double precision)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = %s, pg_temp AS $body$
            WITH chosen AS (
                SELECT e.event_key, e.region_key, e.complete_since
                FROM event e
                JOIN (SELECT region_key, name AS region FROM region) r USING (region_key)
                WHERE r.region = for_region AND e.event_id = for_event AND %s
            ), moved AS (
                SELECT c.bucket, sum(c.delta) AS delta, sum(c.moved) AS moved
                FROM (SELECT width_bucket(s.at, bounds) AS bucket, s.delta,
                             s.sold - lag(s.sold, 1, 0) OVER (PARTITION BY s.type_key ORDER BY s.at) AS moved
                      FROM snapshot s
                      JOIN chosen USING (event_key)
                      WHERE s.at < bounds[cardinality(bounds)]) c
                GROUP BY c.bucket
            )
            SELECT b.bucket,
                   CASE WHEN l.seconds IS NOT NULL THEN coalesce(m.delta, 0) ELSE m.delta END,
                   CASE
                       WHEN b.bucket > 0 AND bounds[b.bucket] >= now() THEN NULL
                       WHEN h.complete_since < bounds[b.bucket + 1]
                           THEN coalesce(sum(m.moved) OVER (ORDER BY b.bucket), 0)::bigint
                       ELSE nullif(sum(m.moved) OVER (ORDER BY b.bucket), 0)::bigint
                   END,
                   CASE
                       WHEN b.bucket > 0
                           THEN coalesce(l.seconds, 0)
                                / extract(epoch FROM bounds[b.bucket + 1] - bounds[b.bucket])::double precision
                   END
            FROM chosen h
            CROSS JOIN generate_series(0, cardinality(bounds) - 1) AS b (bucket)
            LEFT JOIN moved m ON m.bucket = b.bucket
            CROSS JOIN LATERAL (
                SELECT CASE
                           WHEN b.bucket > 0 AND h.complete_since IS NOT NULL THEN
                               covered_seconds(h.region_key, greatest(bounds[b.bucket], h.complete_since), bounds[b.bucket + 1])
                       END AS seconds
            ) l
            ORDER BY b.bucket
        $body$
        $series$, home, seen);
    COMMENT ON FUNCTION api.series(text, text, timestamptz[]) IS
        'Bucket n lies between the n-th and the next of the bounds, which must ascend; bucket 0 is what was before them. sold and covered as in hourly_series; total is the state at the bucket''s end, NULL while nothing is known.';
    REVOKE EXECUTE ON FUNCTION api.series(text, text, timestamptz[]) FROM PUBLIC;
    RETURN NULL;
END
$make$;
COMMENT ON FUNCTION make_api() IS
    'Makes or renews the schema api, which migrate has done after its steps; NULL when it is there, else why it is not. Without it everything but the read API works.';
