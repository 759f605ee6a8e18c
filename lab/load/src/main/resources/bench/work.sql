-- What the receiver does with a delivery, in one statement and one transaction per delivery: inbox, event or ticket, and for a new
-- ticket its type's figures, a snapshot and the roll-ups. No lock on the region, which would let one transaction work at a time.
\set i :i + 1
\set kind random(1, 20)
\set e random(0, :events - 1)
\set y random(0, 11)
\if :kind <= 11
\set last :i
\set last_event :e
WITH key AS (
    INSERT INTO delivery_key (region_key, delivery_id, version, received_at)
    VALUES (:region::int + :e::int % 4, :run::text || :client_id::text || '-' || :i::text,
            delivery_version('ticket.created', :run::text || 't' || :client_id::text || '-' || :i::text, now()), now())
    ON CONFLICT DO NOTHING
    RETURNING region_key, delivery_id, received_at
), delivery AS (
    INSERT INTO webhook_delivery (region_key, delivery_id, event_type, mode, seller_id, webhook_id, object_id, object_updated_at,
                                  received_at, body_sha256, body_bytes, kept)
    SELECT region_key, delivery_id, 'ticket.created', 'prod', 'load', 'load',
           :run::text || 't' || :client_id::text || '-' || :i::text, received_at, received_at,
           sha256(convert_to(delivery_id, 'UTF8')), 2100, replace(:kept::text, '#', :client_id::text || '-' || :i::text)
    FROM key
), written AS (
    INSERT INTO ticket AS t (region_key, ticket_id, type_key, status, price, currency, created_at, updated_at, recorded_at)
    SELECT region_key, :run::text || 't' || :client_id::text || '-' || :i::text, :type::int + :e::int * 12 + :y::int, 1, 89.5,
           'EUR', received_at, received_at, clock_timestamp()
    FROM key
    ON CONFLICT (region_key, ticket_id) DO UPDATE
    SET status = excluded.status, price = excluded.price, updated_at = excluded.updated_at, recorded_at = excluded.recorded_at,
        gone_at = NULL
    WHERE t.updated_at <= excluded.updated_at
    RETURNING t.type_key
), state AS (
    INSERT INTO type_state AS s (type_key, sold, opening, changed_at)
    SELECT type_key, 1, 0, clock_timestamp() FROM written
    ON CONFLICT (type_key) DO UPDATE
    SET sold = s.sold + 1, changed_at = greatest(s.changed_at, excluded.changed_at)
    RETURNING s.type_key, s.sold, s.changed_at
), shot AS (
    INSERT INTO snapshot AS n (event_key, at, type_key, sold, delta, capacity, listed)
    SELECT y.event_key, s.changed_at, s.type_key, s.sold, 1, y.capacity, y.listed
    FROM state s JOIN ticket_type y USING (type_key)
    ON CONFLICT (event_key, at, type_key) DO UPDATE SET sold = excluded.sold, delta = n.delta + 1
), hours AS (
    INSERT INTO event_hour AS h (event_key, hour, sold)
    SELECT :event::int + :e::int, date_bin('1 hour', s.changed_at, 'epoch'), 1 FROM state s
    ON CONFLICT (event_key, hour) DO UPDATE SET sold = h.sold + 1
)
INSERT INTO event_day AS d (event_key, day, sold)
SELECT v.event_key, (s.changed_at AT TIME ZONE v.day_zone)::date, 1 FROM state s, event v WHERE v.event_key = :event::int + :e::int
ON CONFLICT (event_key, day) DO UPDATE SET sold = d.sold + 1;
\elif :kind <= 15
\set e :last_event
WITH key AS (
    INSERT INTO delivery_key (region_key, delivery_id, version, received_at)
    VALUES (:region::int + :e::int % 4, :run::text || :client_id::text || '-' || :i::text,
            delivery_version('ticket.updated', :run::text || 't' || :client_id::text || '-' || :i::text, now()), now())
    ON CONFLICT DO NOTHING
    RETURNING region_key, delivery_id, received_at
), delivery AS (
    INSERT INTO webhook_delivery (region_key, delivery_id, event_type, mode, seller_id, webhook_id, object_id, object_updated_at,
                                  received_at, body_sha256, body_bytes, kept)
    SELECT region_key, delivery_id, 'ticket.updated', 'prod', 'load', 'load',
           :run::text || 't' || :client_id::text || '-' || :i::text, received_at, received_at,
           sha256(convert_to(delivery_id, 'UTF8')), 2100, replace(:kept::text, '#', :client_id::text || '-' || :i::text)
    FROM key
)
UPDATE ticket t
SET price = 79.5, updated_at = k.received_at, recorded_at = clock_timestamp()
FROM key k
WHERE t.region_key = k.region_key AND t.ticket_id = :run::text || 't' || :client_id::text || '-' || :last::text
  AND t.updated_at < k.received_at;
\elif :kind = 16
WITH key AS (
    INSERT INTO delivery_key (region_key, delivery_id, version, received_at)
    VALUES (:region::int + :e::int % 4, :run::text || :client_id::text || '-' || :i::text,
            delivery_version('event.updated', 'pgbench-e' || :e::text || '-' || :client_id::text, now()), now())
    ON CONFLICT DO NOTHING
    RETURNING region_key, delivery_id, received_at
), delivery AS (
    INSERT INTO webhook_delivery (region_key, delivery_id, event_type, mode, seller_id, webhook_id, object_id, object_updated_at,
                                  received_at, body_sha256, body_bytes, kept)
    SELECT region_key, delivery_id, 'event.updated', 'prod', 'load', 'load', 'pgbench-e' || :e::text, received_at, received_at,
           sha256(convert_to(delivery_id, 'UTF8')), 3150, :keptevent::text
    FROM key
)
INSERT INTO event AS v (region_key, event_id, changed_at, vendor_updated_at)
SELECT region_key, 'pgbench-e' || :e::text, received_at, received_at FROM key
ON CONFLICT (region_key, event_id) DO UPDATE
SET changed_at = excluded.changed_at, vendor_updated_at = excluded.vendor_updated_at
WHERE v.vendor_updated_at IS NULL OR excluded.vendor_updated_at >= v.vendor_updated_at;
\else
WITH key AS (
    INSERT INTO delivery_key (region_key, delivery_id, version, received_at)
    VALUES (:region::int + :e::int % 4, :run::text || :client_id::text || '-' || :i::text, NULL, now())
    ON CONFLICT DO NOTHING
    RETURNING region_key, delivery_id, received_at
)
INSERT INTO webhook_delivery (region_key, delivery_id, event_type, mode, seller_id, webhook_id, received_at, body_sha256, body_bytes)
SELECT region_key, delivery_id, 'transaction.complete', 'prod', 'load', 'load', received_at, sha256(convert_to(delivery_id, 'UTF8')),
       4200
FROM key;
\endif
