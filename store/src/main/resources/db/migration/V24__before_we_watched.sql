-- What was sold before we watched, as far as the ledger tells. It stands beside what was observed and changes nothing of it.
-- Why: decision 0065.

ALTER TABLE ticket
    ADD COLUMN first_status smallint,
    ADD COLUMN before_watch boolean,
    ADD COLUMN first_type_key integer,
    ADD COLUMN origin smallint,
    ADD COLUMN origin_ticket_id text;
COMMENT ON COLUMN ticket.first_status IS
    'Its status when we first saw it, which never changes. NULL: an earlier release saw it first.';
COMMENT ON COLUMN ticket.before_watch IS
    'Whether it was created before we watched, as decided when we first saw it: if it was sold, it is part of the opening balance. NULL: an earlier release saw it first.';
COMMENT ON COLUMN ticket.first_type_key IS
    'The type in which we first saw it, if it has another one now; NULL: the type that it has.';
COMMENT ON COLUMN ticket.origin IS
    '1 yourticket, 2 pos, 3 rebooking, 4 upgrade, 5 subscription, 6 transfer; NULL when Vivenu gives none, or one that is not in its document.';
COMMENT ON COLUMN ticket.origin_ticket_id IS 'The ticket that this one was made from; NULL when Vivenu names none.';
CREATE INDEX ticket_by_first_type ON ticket (first_type_key) WHERE first_type_key IS NOT NULL;

-- Also for programs of an earlier release, which do not know the column.
CREATE FUNCTION first_type_of_ticket() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.first_type_key := OLD.type_key;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION first_type_of_ticket() IS 'A ticket that gets another type stays in the opening balance of its first one.';
CREATE TRIGGER first_type_is_kept BEFORE UPDATE OF type_key ON ticket
    FOR EACH ROW WHEN (OLD.type_key <> NEW.type_key AND OLD.first_type_key IS NULL)
    EXECUTE FUNCTION first_type_of_ticket();

CREATE OR REPLACE VIEW tickets AS
SELECT r.name AS region,
       t.ticket_id,
       e.event_id,
       y.ticket_type_id,
       (ARRAY['VALID', 'INVALID', 'RESERVED', 'DETAILSREQUIRED', 'BLANK'])[t.status] AS status,
       t.price,
       t.currency,
       t.created_at,
       t.updated_at,
       t.gone_at,
       (ARRAY['VALID', 'INVALID', 'RESERVED', 'DETAILSREQUIRED', 'BLANK'])[t.first_status] AS first_status,
       (ARRAY['yourticket', 'pos', 'rebooking', 'upgrade', 'subscription', 'transfer'])[t.origin] AS origin,
       t.origin_ticket_id
FROM ticket t
JOIN ticket_type y USING (type_key)
JOIN event e USING (event_key)
JOIN region r ON r.region_key = t.region_key;
COMMENT ON COLUMN tickets.first_status IS 'When we first saw it; NULL: an earlier release saw it first.';
COMMENT ON COLUMN tickets.origin IS 'How Vivenu says that it came to be; NULL when not known.';
COMMENT ON COLUMN tickets.origin_ticket_id IS 'The ticket that it was made from; NULL when Vivenu names none.';

-- Every step is linear in the event's tickets, whatever the statistics say: tickets are found by type and by key (LATERAL with
-- OFFSET 0, or else the whole table would be read for each event), and nothing that may be large is joined.
CREATE VIEW early_ticket AS
SELECT e.event_key, s.type_key, s.ticket_id, s.sold, CASE WHEN s.at < r.watched_since THEN s.at END AS sold_at, s.void_by
FROM event e
JOIN region r USING (region_key)
CROSS JOIN LATERAL (
    WITH RECURSIVE early AS MATERIALIZED (
        SELECT t.ticket_id,
               y.type_key,
               t.first_status,
               coalesce(t.first_status, t.status) AS status,
               t.created_at,
               t.updated_at,
               CASE WHEN t.origin IN (3, 4, 6) THEN t.origin_ticket_id END AS parent
        FROM ticket_type y
        CROSS JOIN LATERAL (
            SELECT k.ticket_id, k.first_status, k.status, k.created_at, k.updated_at, k.origin, k.origin_ticket_id, k.before_watch
            FROM ticket k
            WHERE k.type_key = y.type_key AND k.first_type_key IS NULL
            UNION ALL
            SELECT k.ticket_id, k.first_status, k.status, k.created_at, k.updated_at, k.origin, k.origin_ticket_id, k.before_watch
            FROM ticket k
            WHERE k.first_type_key = y.type_key
            OFFSET 0
        ) t
        WHERE y.event_key = e.event_key
          AND coalesce(t.before_watch, t.created_at < r.watched_since)
          AND coalesce(t.first_status, t.status) IN (1, 2, 4)
    ), chain AS (
        SELECT ticket_id, type_key, first_status, parent, created_at AS at, false AS lost
        FROM early
        WHERE status IN (1, 4) AND parent IS NOT NULL
        UNION
        SELECT c.ticket_id, c.type_key, c.first_status, p.parent, least(c.at, p.created_at), p.ticket_id IS NULL
        FROM chain c
        LEFT JOIN LATERAL (
            SELECT q.ticket_id,
                   CASE WHEN q.event_key = e.event_key THEN q.created_at END AS created_at,
                   CASE WHEN q.event_key = e.event_key AND q.origin IN (3, 4, 6) THEN q.origin_ticket_id END AS parent
            FROM (SELECT k.ticket_id, k.created_at, k.origin, k.origin_ticket_id,
                         (SELECT y.event_key
                          FROM ticket_type y
                          WHERE y.type_key = coalesce(k.first_type_key, k.type_key)) AS event_key
                  FROM ticket k
                  WHERE k.region_key = e.region_key AND k.ticket_id = c.parent
                  OFFSET 0) q
        ) p ON true
        WHERE c.parent IS NOT NULL
    )
    SELECT type_key, ticket_id, true AS sold, created_at AS at, NULL::timestamptz AS void_by
    FROM early
    WHERE first_status IN (1, 4) AND parent IS NULL
    UNION ALL
    SELECT type_key, ticket_id, true, CASE WHEN NOT bool_or(lost) THEN min(at) END, NULL
    FROM chain
    WHERE first_status IN (1, 4)
    GROUP BY type_key, ticket_id
    UNION ALL
    SELECT type_key, ticket_id, false, CASE WHEN first_status = 2 THEN created_at END, updated_at
    FROM early
    WHERE status = 2 AND (ticket_id IN (SELECT parent FROM chain WHERE parent IS NOT NULL)) IS NOT TRUE
) s;
COMMENT ON VIEW early_ticket IS
    'The tickets from before we watched that were sold when we first saw them, and those that may have been sold before they became void.';
COMMENT ON COLUMN early_ticket.sold IS 'true: part of the opening balance. false: void when we first saw it, and not the origin of one that was sold.';
COMMENT ON COLUMN early_ticket.sold_at IS
    'When the ticket was created that it goes back to by transfers, rebookings and upgrades within the event; NULL when that is not known.';
COMMENT ON COLUMN early_ticket.void_by IS 'It was void at this instant, and may have been earlier; NULL of one that was sold.';

CREATE VIEW reconstructed_hourly AS
SELECT r.name AS region, e.event_id, y.ticket_type_id, h.hour, h.sold, h.sold_at_most, 'reconstructed' AS source
FROM event e
JOIN region r USING (region_key)
-- Lateral, so that a question about one event reads that event's rows only.
CROSS JOIN LATERAL (
    WITH counted AS MATERIALIZED (
        SELECT t.type_key,
               date_bin('1 hour', t.sold_at, 'epoch') AS hour,
               count(*) FILTER (WHERE t.sold) AS sold,
               count(*) FILTER (WHERE NOT t.sold) AS void
        FROM early_ticket t
        WHERE t.event_key = e.event_key
        GROUP BY 1, 2
    ), unplaced AS (
        SELECT u.type_key, sum(u.sold)::bigint AS sold, sum(u.void)::bigint AS void
        FROM (SELECT c.type_key, CASE WHEN c.hour IS NOT NULL THEN -c.sold ELSE 0 END AS sold,
                     CASE WHEN c.hour IS NULL THEN c.void ELSE 0 END AS void
              FROM counted c
              UNION ALL
              SELECT s.type_key, s.opening, 0
              FROM ticket_type k
              JOIN type_state s USING (type_key)
              WHERE k.event_key = e.event_key) u
        GROUP BY u.type_key
    )
    SELECT c.type_key, c.hour, c.sold, c.sold + c.void AS sold_at_most FROM counted c WHERE c.hour IS NOT NULL
    UNION ALL
    SELECT n.type_key, NULL, n.sold, n.sold + n.void FROM unplaced n WHERE n.sold <> 0 OR n.void <> 0
) h
JOIN ticket_type y ON y.type_key = h.type_key;
COMMENT ON VIEW reconstructed_hourly IS
    'What had been sold before we watched, by the hour (UTC) in which it was sold, as far as the ledger tells; hours without have no row. Made for one event: WHERE region = … AND event_id = …. The sum of sold is the opening balance, whatever happens later.';
COMMENT ON COLUMN reconstructed_hourly.hour IS 'NULL: what belongs to the opening balance, but not to an hour that is known.';
COMMENT ON COLUMN reconstructed_hourly.sold IS 'Sold in this hour and still sold when we began to watch.';
COMMENT ON COLUMN reconstructed_hourly.sold_at_most IS
    'With those that were void when we first saw them, and may have been sold before. Where there is a row without an hour, its tickets belong to some hours in addition.';

CREATE FUNCTION sales_at_reconstructed(instant timestamptz)
RETURNS TABLE (region text, event_id text, ticket_type_id text, ticket_type_name text, capacity integer, sold bigint,
               sold_at_most bigint)
LANGUAGE sql STABLE AS $$
    SELECT r.name,
           e.event_id,
           y.ticket_type_id,
           y.name,
           NULL::integer,
           f.sold,
           f.sold + f.perhaps + f.unplaced
    FROM event e
    JOIN region r USING (region_key)
    CROSS JOIN LATERAL (
        SELECT u.type_key, sum(u.sold)::bigint AS sold, sum(u.perhaps)::bigint AS perhaps, sum(u.unplaced)::bigint AS unplaced,
               bool_or(u.known) AS known
        FROM (SELECT t.type_key,
                     (t.sold AND coalesce(t.sold_at <= instant, false))::integer AS sold,
                     (NOT t.sold AND coalesce(t.sold_at, instant) <= instant AND instant < t.void_by)::integer AS perhaps,
                     -(t.sold AND t.sold_at IS NOT NULL)::integer AS unplaced,
                     true AS known
              FROM early_ticket t
              WHERE t.event_key = e.event_key
              UNION ALL
              SELECT s.type_key, 0, 0, s.opening, s.opening <> 0
              FROM ticket_type k
              JOIN type_state s USING (type_key)
              WHERE k.event_key = e.event_key) u
        GROUP BY u.type_key
    ) f
    JOIN ticket_type y ON y.type_key = f.type_key
    WHERE f.known AND instant <= r.watched_since
$$;
COMMENT ON FUNCTION sales_at_reconstructed(timestamptz) IS
    'What had been sold of each ticket type at an instant before we watched, as far as the ledger tells: at least sold, at most sold_at_most. The capacity of that time is not known. Made for one event: WHERE region = … AND event_id = …. No rows after we began to watch: ask sales_at.';

-- covered_seconds stands here in full, as in api.quality: a function that a view calls acts for whoever asks.
CREATE VIEW hourly_history AS
SELECT r.name AS region, e.event_id, h.hour, h.sold, h.sold_at_most, h.covered, h.source
FROM event e
JOIN region r USING (region_key)
CROSS JOIN LATERAL (
    SELECT b.hour, sum(b.sold)::bigint AS sold, sum(b.sold_at_most)::bigint AS sold_at_most, NULL::double precision AS covered,
           'reconstructed' AS source
    FROM reconstructed_hourly b
    WHERE b.region = r.name AND b.event_id = e.event_id
    GROUP BY b.hour
    UNION ALL
    SELECT o.hour, o.sold, o.sold, o.covered, 'observed'
    FROM (SELECT b.hour,
                 CASE WHEN c.seconds IS NOT NULL THEN coalesce(m.sold, 0) ELSE m.sold END::bigint AS sold,
                 coalesce(c.seconds, 0) / 3600 AS covered
          FROM (SELECT min(n.hour) AS first, max(n.hour) AS last FROM event_hour n WHERE n.event_key = e.event_key) k
          CROSS JOIN generate_series(least(date_bin('1 hour', r.watched_since, 'epoch'), k.first), greatest(now(), k.last),
                                     interval '1 hour') AS b (hour)
          LEFT JOIN event_hour m ON m.event_key = e.event_key AND m.hour = b.hour
          CROSS JOIN LATERAL (
              SELECT CASE
                         WHEN count(*) > 0 THEN
                             (SELECT coalesce(sum(extract(epoch FROM upper(u) - lower(u))), 0)::double precision
                              FROM unnest(range_agg(tstzrange(greatest(p.from_at, w.begins), least(p.to_at, w.ends)))) AS u)
                     END AS seconds
              FROM (SELECT greatest(b.hour, e.complete_since) AS begins, b.hour + interval '1 hour' AS ends) w
              JOIN poll_coverage p ON p.from_at < w.ends AND p.to_at >= w.begins
              WHERE p.region_key = e.region_key AND p.from_at <= p.to_at AND w.begins < w.ends AND e.complete_since IS NOT NULL
          ) c) o
) h;
COMMENT ON VIEW hourly_history IS
    'Sales of an event by hour (UTC): reconstructed before we watched, observed from then on as in hourly_series, up to now. The hour in which we began to watch has a row of each. Made for one event: WHERE region = … AND event_id = ….';
COMMENT ON COLUMN hourly_history.hour IS 'NULL: the part of the opening balance whose hour is not known.';
COMMENT ON COLUMN hourly_history.sold IS
    'reconstructed: sold in this hour and still sold when we began to watch. observed: noticed in this hour, refunds count against it; NULL when nobody looked.';
COMMENT ON COLUMN hourly_history.sold_at_most IS 'reconstructed: as in reconstructed_hourly. observed: sold.';
COMMENT ON COLUMN hourly_history.covered IS 'observed: the part of the hour (0 to 1) that polls vouch for. reconstructed: NULL.';
COMMENT ON COLUMN hourly_history.source IS 'reconstructed or observed.';

CREATE FUNCTION make_api_reconstruction() RETURNS void
LANGUAGE plpgsql AS $make$
DECLARE
    home text := quote_ident(current_schema());
BEGIN
    EXECUTE $$CREATE OR REPLACE VIEW api.reconstructed_hourly WITH (security_barrier) AS
        SELECT region, event_id, ticket_type_id, hour, sold, sold_at_most, source
        FROM reconstructed_hourly
        WHERE $$ || api_visible();
    COMMENT ON VIEW api.reconstructed_hourly IS
        'What had been sold before we watched, by hour (UTC), with bounds; a row without an hour is what can''t be placed. Made for one event.';

    EXECUTE $$CREATE OR REPLACE VIEW api.hourly_history WITH (security_barrier) AS
        SELECT region, event_id, hour, sold, sold_at_most, covered, source
        FROM hourly_history
        WHERE $$ || api_visible();
    COMMENT ON VIEW api.hourly_history IS
        'Sales of an event by hour (UTC): reconstructed before we watched, observed from then on. Made for one event.';

    EXECUTE format($at$CREATE OR REPLACE FUNCTION api.sales_at_reconstructed(instant timestamptz, for_region text, for_event text)
        RETURNS TABLE (region text, event_id text, ticket_type_id text, ticket_type_name text, capacity integer, sold bigint,
                       sold_at_most bigint)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = %s, pg_temp AS $body$
            SELECT region, event_id, ticket_type_id, ticket_type_name, capacity, sold, sold_at_most
            FROM sales_at_reconstructed(instant)
            WHERE (for_region IS NULL OR region = for_region) AND (for_event IS NULL OR event_id = for_event) AND %s
        $body$
        $at$, home, api_visible());
    COMMENT ON FUNCTION api.sales_at_reconstructed(timestamptz, text, text) IS
        'What had been sold of each ticket type at an instant before we watched: at least sold, at most sold_at_most; NULL is every region, every event.';
    REVOKE EXECUTE ON FUNCTION api.sales_at_reconstructed(timestamptz, text, text) FROM PUBLIC;
END
$make$;
COMMENT ON FUNCTION make_api_reconstruction() IS 'Makes or renews the part of the schema api that shows what was before we watched.';
