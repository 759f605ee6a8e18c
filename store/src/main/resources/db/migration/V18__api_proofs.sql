-- What was, what is in the ledger, what is coming, and the proof behind the trust, as parts of the schema api. Why: decision 0053.

CREATE FUNCTION make_api_history() RETURNS void
LANGUAGE plpgsql AS $make$
DECLARE
    home text := quote_ident(current_schema());
BEGIN
    EXECUTE $$CREATE OR REPLACE VIEW api.event_snapshots WITH (security_barrier) AS
        SELECT region, event_id, snapshot_time, total_capacity, total_sold, total_available, percent_sold, delta, complete_since
        FROM event_snapshots
        WHERE $$ || api_visible();
    COMMENT ON VIEW api.event_snapshots IS 'The figures of an event each time they changed; made for one event.';

    EXECUTE $$CREATE OR REPLACE VIEW api.changes WITH (security_barrier) AS
        SELECT region, event_id, ticket_type_id, ticket_type_name, changed_at, capacity, sold, available, delta, listed, deleted,
               complete_since
        FROM (SELECT r.name AS region, e.event_id, y.ticket_type_id, y.name AS ticket_type_name, s.at AS changed_at, s.capacity,
                     CASE WHEN s.at >= e.complete_since THEN s.sold ELSE nullif(s.sold, 0) END AS sold,
                     CASE
                         WHEN s.at >= e.complete_since AND s.capacity IS NOT NULL THEN greatest(s.capacity - s.sold, 0)
                     END AS available,
                     s.delta, s.listed, e.deleted_at IS NOT NULL OR e.vanished_at IS NOT NULL AS deleted, e.complete_since
              FROM snapshot s
              JOIN event e USING (event_key)
              JOIN ticket_type y USING (type_key)
              JOIN region r USING (region_key)) q
        WHERE $$ || api_visible();
    COMMENT ON VIEW api.changes IS 'The figures of a ticket type each time they changed; deleted: whether the event is not at Vivenu any more.';

    EXECUTE $$CREATE OR REPLACE VIEW api.hours WITH (security_barrier) AS
        SELECT region, event_id, event_name, hour, sold, deleted
        FROM (SELECT r.name AS region, e.event_id, coalesce(e.name, e.event_id) AS event_name, h.hour, h.sold,
                     e.deleted_at IS NOT NULL OR e.vanished_at IS NOT NULL AS deleted
              FROM event_hour h
              JOIN event e USING (event_key)
              JOIN region r USING (region_key)) q
        WHERE $$ || api_visible();
    COMMENT ON VIEW api.hours IS 'What was noticed of each event by hour (UTC); an hour in which nothing was noticed has no row.';

    EXECUTE $$CREATE OR REPLACE VIEW api.days WITH (security_barrier) AS
        SELECT region, event_id, event_name, day, timezone, begins, sold, deleted
        FROM (SELECT r.name AS region, e.event_id, coalesce(e.name, e.event_id) AS event_name, d.day, e.day_zone AS timezone,
                     d.day::timestamp AT TIME ZONE e.day_zone AS begins, d.sold,
                     e.deleted_at IS NOT NULL OR e.vanished_at IS NOT NULL AS deleted
              FROM event_day d
              JOIN event e USING (event_key)
              JOIN region r USING (region_key)) q
        WHERE $$ || api_visible();
    COMMENT ON VIEW api.days IS 'What was noticed of each event by day in its time zone, and when that day begins; a day in which nothing was noticed has no row.';

    -- Per type the last snapshot: whole portfolios at any instant. It reads tables that the asker may not read.
    EXECUTE format($types$CREATE OR REPLACE FUNCTION api.types_at(instant timestamptz, for_region text, for_event text)
        RETURNS TABLE (region text, event_id text, ticket_type_id text, ticket_type_name text, capacity integer, sold integer,
                       available integer, percent_sold numeric, listed boolean, changed_at timestamptz, complete_since timestamptz)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = %s, pg_temp SET jit = off AS $body$
            SELECT region, e.event_id, y.ticket_type_id, y.name, s.capacity,
                   CASE WHEN instant >= e.complete_since THEN s.sold ELSE nullif(s.sold, 0) END,
                   CASE
                       WHEN instant >= e.complete_since AND s.capacity IS NOT NULL THEN greatest(s.capacity - s.sold, 0)
                   END,
                   CASE WHEN instant >= e.complete_since THEN round(100.0 * s.sold / nullif(s.capacity, 0), 2) END,
                   s.listed, s.at, e.complete_since
            FROM (SELECT region_key, name AS region FROM region) r
            JOIN event e USING (region_key)
            JOIN ticket_type y USING (event_key)
            CROSS JOIN LATERAL (
                SELECT n.capacity, n.sold, n.listed, n.at
                FROM snapshot n
                WHERE n.event_key = e.event_key AND n.type_key = y.type_key AND n.at <= instant
                ORDER BY n.at DESC
                LIMIT 1
            ) s
            WHERE (for_region IS NULL OR region = for_region) AND (for_event IS NULL OR e.event_id = for_event) AND %s
        $body$
        $types$, home, api_visible());
    COMMENT ON FUNCTION api.types_at(timestamptz, text, text) IS
        'The figures of ticket types as seen at an instant; NULL is every region, every event. A type that had not been seen has no row.';
    REVOKE EXECUTE ON FUNCTION api.types_at(timestamptz, text, text) FROM PUBLIC;

    EXECUTE format($state$CREATE OR REPLACE FUNCTION api.state(instant timestamptz)
        RETURNS TABLE (region text, event_id text, event_name text, event_date timestamptz, sales_start_date timestamptz, status text,
                       total_capacity bigint, total_sold bigint, total_available bigint, percent_sold numeric,
                       changed_at timestamptz, complete_since timestamptz)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = %s, pg_temp SET jit = off AS $body$
            SELECT region, e.event_id, coalesce(e.name, e.event_id), e.starts_at, e.sell_start,
                   CASE
                       WHEN e.deleted_at <= instant OR e.vanished_at <= instant THEN 'deleted'
                       WHEN e.ends_at <= instant OR e.sell_end <= instant THEN 'past'
                       WHEN e.sell_start > instant THEN 'planned'
                       WHEN t.sold > 0 AND t.sold >= t.capacity THEN 'soldOut'
                       ELSE 'onSale'
                   END,
                   t.capacity,
                   CASE WHEN instant >= e.complete_since THEN t.sold ELSE nullif(t.sold, 0) END,
                   CASE
                       WHEN instant >= e.complete_since AND t.capacity IS NOT NULL THEN greatest(t.capacity - t.sold, 0)
                   END,
                   CASE WHEN instant >= e.complete_since THEN round(100.0 * t.sold / nullif(t.capacity, 0), 2) END,
                   t.at, e.complete_since
            FROM (SELECT region_key, name AS region FROM region) r
            JOIN event e USING (region_key)
            -- For each event, so that nothing is worked out of events that the asker may not see, and no join can be planned badly.
            CROSS JOIN LATERAL (
                SELECT sum(s.sold) AS sold, max(s.at) AS at,
                       CASE
                           WHEN NOT bool_or(s.listed AND s.capacity IS NULL) THEN sum(s.capacity) FILTER (WHERE s.listed)
                       END AS capacity
                FROM ticket_type y
                CROSS JOIN LATERAL (
                    SELECT n.capacity, n.sold, n.listed, n.at
                    FROM snapshot n
                    WHERE n.event_key = y.event_key AND n.type_key = y.type_key AND n.at <= instant
                    ORDER BY n.at DESC
                    LIMIT 1
                ) s
                WHERE y.event_key = e.event_key
                HAVING count(*) > 0
            ) t
            WHERE %s
        $body$
        $state$, home, api_visible());
    COMMENT ON FUNCTION api.state(timestamptz) IS
        'The figures of every event as seen at an instant, also of those deleted since; its name and dates are today''s. An event of which nothing had been seen has no row.';
    REVOKE EXECUTE ON FUNCTION api.state(timestamptz) FROM PUBLIC;
END
$make$;
COMMENT ON FUNCTION make_api_history() IS 'Makes or renews the part of the schema api that shows what was.';

CREATE FUNCTION make_api_ledger() RETURNS void
LANGUAGE plpgsql AS $make$
BEGIN
    EXECUTE $$CREATE OR REPLACE VIEW api.tickets WITH (security_barrier) AS
        SELECT region, event_id, ticket_id, ticket_type_id, status, price, currency, created_at, updated_at, gone_at, deleted
        FROM (SELECT r.name AS region, e.event_id, t.ticket_id, y.ticket_type_id,
                     (ARRAY['VALID', 'INVALID', 'RESERVED', 'DETAILSREQUIRED', 'BLANK'])[t.status] AS status, t.price, t.currency,
                     t.created_at, t.updated_at, t.gone_at, e.deleted_at IS NOT NULL OR e.vanished_at IS NOT NULL AS deleted
              FROM ticket t
              JOIN ticket_type y USING (type_key)
              JOIN event e USING (event_key)
              JOIN region r ON r.region_key = t.region_key) q
        WHERE $$ || api_visible();
    COMMENT ON VIEW api.tickets IS
        'The ledger: the facts of each ticket that counts need. A ticket with gone_at is not at Vivenu any more and does not count.';
END
$make$;
COMMENT ON FUNCTION make_api_ledger() IS 'Makes or renews the part of the schema api that shows tickets.';

CREATE FUNCTION make_api_calendar() RETURNS void
LANGUAGE plpgsql AS $make$
BEGIN
    EXECUTE $$CREATE OR REPLACE VIEW api.calendar WITH (security_barrier) AS
        SELECT region, event_id, event_name, kind, at, ends_at, url, changed_at
        FROM (SELECT r.name AS region, e.event_id, coalesce(e.name, e.event_id) AS event_name, m.kind, m.at, m.ends_at, e.url,
                     e.changed_at
              FROM event e
              JOIN region r USING (region_key)
              CROSS JOIN LATERAL (VALUES ('on_sale', e.sell_start, NULL::timestamptz), ('sale_end', e.sell_end, NULL),
                                         ('event', e.starts_at, e.ends_at)) AS m (kind, at, ends_at)
              WHERE e.deleted_at IS NULL AND e.vanished_at IS NULL AND m.at IS NOT NULL) q
        WHERE $$ || api_visible();
    COMMENT ON VIEW api.calendar IS
        'When sales open and close and events begin, of events that are at Vivenu; changed_at is when we last saw the event change.';
END
$make$;
COMMENT ON FUNCTION make_api_calendar() IS 'Makes or renews the part of the schema api that shows what opens and closes when.';

CREATE FUNCTION make_api_proof() RETURNS void
LANGUAGE plpgsql AS $make$
DECLARE
    home text := quote_ident(current_schema());
BEGIN
    -- Without run_id, whose gaps would tell of other regions; without holder and message.
    EXECUTE $$CREATE OR REPLACE VIEW api.runs WITH (security_barrier) AS
        SELECT region, kind, outcome, reason, started_at, registered_at, finished_at, events, tickets, requests, vendor_sold,
               stored_sold, completeness_percent
        FROM (SELECT r.name AS region, p.*
              FROM poll_run p
              JOIN region r USING (region_key)) q
        WHERE $$ || api_visible();
    COMMENT ON VIEW api.runs IS 'What each run of the poller reported; a run without finished_at is at work or was killed.';

    EXECUTE format($gaps$CREATE OR REPLACE FUNCTION api.gaps(for_region text, since timestamptz, until timestamptz)
        RETURNS TABLE (known_from timestamptz, known_to timestamptz, begins timestamptz, ends timestamptz)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = %s, pg_temp AS $body$
            SELECT w.begins, w.ends, lower(g.gap), upper(g.gap)
            FROM (SELECT region_key, name AS region, complete_since FROM region) r
            CROSS JOIN LATERAL (SELECT max(p.to_at) AS through FROM poll_coverage p WHERE p.region_key = r.region_key) v
            LEFT JOIN LATERAL (
                SELECT greatest(since, r.complete_since) AS begins, least(until, v.through) AS ends
                WHERE greatest(since, r.complete_since) < least(until, v.through)
                  AND r.complete_since IS NOT NULL AND v.through IS NOT NULL
            ) w ON true
            LEFT JOIN LATERAL (
                SELECT unnest(tstzmultirange(tstzrange(w.begins, w.ends))
                              - coalesce(range_agg(tstzrange(p.from_at, p.to_at)), '{}')) AS gap
                FROM poll_coverage p
                WHERE p.region_key = r.region_key AND p.from_at < w.ends AND p.to_at > w.begins AND p.from_at < p.to_at
            ) g ON w.begins IS NOT NULL
            WHERE region = for_region AND %s
            ORDER BY g.gap
        $body$
        $gaps$, home, api_visible());
    COMMENT ON FUNCTION api.gaps(text, timestamptz, timestamptz) IS
        'When nobody looked. Known is that only since the region is complete and as far as polls vouch (known_from, known_to; NULL: nowhere in that time); one row without a gap when there is none.';
    REVOKE EXECUTE ON FUNCTION api.gaps(text, timestamptz, timestamptz) FROM PUBLIC;
END
$make$;
COMMENT ON FUNCTION make_api_proof() IS 'Makes or renews the part of the schema api that shows the proof behind the trust.';
