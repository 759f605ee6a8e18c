-- The least that makes a delivery durable and known: its inbox row with what makes it a duplicate, and its event's row. One statement,
-- one transaction, prepared. The same mix of types as the receiver gets: of twenty four have nothing kept.
\set i :i + 1
\set kind random(1, 20)
\set e random(0, :events - 1)
WITH key AS (
    INSERT INTO delivery_key (region_key, delivery_id, version, received_at)
    VALUES (:region::int + :e::int % 4, :run::text || :client_id::text || '-' || :i::text,
            CASE WHEN :kind::int > 4
                 THEN delivery_version('ticket.created', :run::text || 't' || :client_id::text || '-' || :i::text, now()) END, now())
    ON CONFLICT DO NOTHING
    RETURNING region_key, delivery_id, received_at
), delivery AS (
    INSERT INTO webhook_delivery (region_key, delivery_id, event_type, mode, seller_id, webhook_id, object_id, object_updated_at,
                                  received_at, body_sha256, body_bytes, kept)
    SELECT region_key, delivery_id, CASE WHEN :kind::int > 4 THEN 'ticket.created' ELSE 'transaction.complete' END, 'prod', 'load',
           'load', CASE WHEN :kind::int > 4 THEN :run::text || 't' || :client_id::text || '-' || :i::text END,
           CASE WHEN :kind::int > 4 THEN now() END, received_at, sha256(convert_to(delivery_id, 'UTF8')), 2100,
           CASE WHEN :kind::int > 4 THEN replace(:kept::text, '#', :client_id::text || '-' || :i::text) END
    FROM key
)
INSERT INTO event AS v (region_key, event_id, changed_at, vendor_updated_at)
SELECT region_key, 'pgbench-e' || :e::text, received_at, received_at FROM key
ON CONFLICT (region_key, event_id) DO UPDATE
SET changed_at = excluded.changed_at, vendor_updated_at = excluded.vendor_updated_at
WHERE v.vendor_updated_at IS NULL OR excluded.vendor_updated_at >= v.vendor_updated_at;
