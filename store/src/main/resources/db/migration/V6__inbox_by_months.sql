-- The inbox lies in months, so that old ones can be dropped whole. What makes a delivery a duplicate must hold across months, which
-- a partitioned table's indexes cannot promise: it moves to a narrow table of its own.

CREATE FUNCTION delivery_version(event_type text, object_id text, updated_at timestamptz) RETURNS bytea
LANGUAGE sql IMMUTABLE AS $$
    SELECT substring(sha256(convert_to(event_type || '/' || object_id || '/'
                                       || (extract(epoch FROM updated_at) * 1000000)::bigint, 'UTF8')) FOR 16)
$$;
COMMENT ON FUNCTION delivery_version(text, text, timestamptz) IS
    'Stands for one version of one object, whatever the id of the delivery that tells of it; NULL when it names no version.';

CREATE TABLE delivery_key (
    region_key  integer NOT NULL REFERENCES region,
    delivery_id text NOT NULL,
    version     bytea,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (region_key, delivery_id)
);
CREATE UNIQUE INDEX delivery_key_by_version ON delivery_key (region_key, version) WHERE version IS NOT NULL;
CREATE INDEX delivery_key_by_time ON delivery_key USING brin (received_at) WITH (autosummarize = on);
COMMENT ON TABLE delivery_key IS 'What makes a delivery a duplicate: the same id, or the same version of the same object.';

DROP VIEW webhook_deliveries;
DROP INDEX webhook_delivery_by_time;
ALTER TABLE webhook_delivery RENAME TO webhook_delivery_before;

CREATE TABLE webhook_delivery (
    region_key        integer NOT NULL,
    delivery_id       text NOT NULL,
    event_type        text NOT NULL,
    mode              text,
    seller_id         text,
    webhook_id        text,
    object_id         text,
    object_updated_at timestamptz,
    received_at       timestamptz NOT NULL,
    body_sha256       bytea NOT NULL,
    body_bytes        integer NOT NULL,
    kept              text
) PARTITION BY RANGE (received_at);
CREATE INDEX webhook_delivery_by_time ON webhook_delivery USING brin (received_at) WITH (autosummarize = on);
COMMENT ON TABLE webhook_delivery IS 'The inbox: one row per accepted delivery, in a partition per month (UTC). There is no default partition.';
COMMENT ON COLUMN webhook_delivery.kept IS 'The allow-listed fields of the body as JSON text; nothing of buyers, no ticket secrets. NULL for event types that are not used.';
COMMENT ON COLUMN webhook_delivery.body_sha256 IS 'Of the raw body, which is not kept.';

-- A server may be built without lz4; then the default compression stays.
DO $$
BEGIN
    ALTER TABLE webhook_delivery ALTER COLUMN kept SET COMPRESSION lz4;
EXCEPTION
    WHEN feature_not_supported OR invalid_parameter_value THEN NULL;
END
$$;

CREATE FUNCTION make_delivery_month(at timestamptz) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
    first_day timestamp := date_trunc('month', at AT TIME ZONE 'UTC');
    month     text := 'webhook_delivery_' || to_char(first_day, 'YYYY_MM');
BEGIN
    IF to_regclass(month) IS NOT NULL THEN
        RETURN false;
    END IF;
    PERFORM pg_advisory_xact_lock(1987473005, 1);
    IF to_regclass(month) IS NOT NULL THEN
        RETURN false;
    END IF;
    -- Made beside the table and then attached: writers are not kept waiting.
    EXECUTE format('CREATE TABLE %I (LIKE webhook_delivery INCLUDING STORAGE INCLUDING COMPRESSION)', month);
    EXECUTE format('ALTER TABLE webhook_delivery ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                   month, first_day AT TIME ZONE 'UTC', (first_day + interval '1 month') AT TIME ZONE 'UTC');
    RETURN true;
END
$$;
COMMENT ON FUNCTION make_delivery_month(timestamptz) IS 'Makes the inbox''s partition of the month that the instant lies in; false when it is there already.';

-- From last month, for clocks that differ, to a year ahead; and where there are deliveries already.
SELECT make_delivery_month(((date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => m)) AT TIME ZONE 'UTC'))
FROM generate_series(-1, 12) AS m;
SELECT make_delivery_month(at AT TIME ZONE 'UTC')
FROM (SELECT DISTINCT date_trunc('month', received_at AT TIME ZONE 'UTC') AS at FROM webhook_delivery_before) months;

INSERT INTO webhook_delivery
SELECT region_key, delivery_id, event_type, mode, seller_id, webhook_id, object_id, object_updated_at, received_at,
       body_sha256, body_bytes, kept
FROM webhook_delivery_before;
INSERT INTO delivery_key (region_key, delivery_id, version, received_at)
SELECT region_key, delivery_id, delivery_version(event_type, object_id, object_updated_at), received_at
FROM webhook_delivery_before;
DROP TABLE webhook_delivery_before;

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
