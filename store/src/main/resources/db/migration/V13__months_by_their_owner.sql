-- The inbox's months are made and dropped by their owner, whoever asks: the role that receivers and polls log in as then needs no
-- right to create, and owns nothing. Functions that act as their owner trust no search_path of the caller's.

CREATE OR REPLACE FUNCTION make_delivery_month(at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    first_day timestamp := pg_catalog.date_trunc('month'::text, at AT TIME ZONE 'UTC');
    next_day  timestamp := first_day + interval '1 month';
    month     text := 'webhook_delivery_' || pg_catalog.to_char(first_day, 'YYYY_MM'::text);
BEGIN
    IF pg_catalog.to_regclass(month) IS NOT NULL THEN
        RETURN false;
    END IF;
    PERFORM pg_catalog.pg_advisory_xact_lock(1987473005, 1);
    IF pg_catalog.to_regclass(month) IS NOT NULL THEN
        RETURN false;
    END IF;
    -- Made beside the table and then attached: writers are not kept waiting.
    EXECUTE pg_catalog.format('CREATE TABLE %I (LIKE webhook_delivery INCLUDING STORAGE INCLUDING COMPRESSION)', month);
    EXECUTE pg_catalog.format('ALTER TABLE webhook_delivery ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                              month, first_day AT TIME ZONE 'UTC', next_day AT TIME ZONE 'UTC');
    RETURN true;
END
$$;

CREATE FUNCTION drop_delivery_month(at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    month text := 'webhook_delivery_' || pg_catalog.to_char(at AT TIME ZONE 'UTC', 'YYYY_MM'::text);
BEGIN
    IF NOT EXISTS (SELECT
                   FROM pg_catalog.pg_inherits
                   WHERE inhparent = 'webhook_delivery'::pg_catalog.regclass
                     AND inhrelid = pg_catalog.to_regclass(month)) THEN
        RETURN false;
    END IF;
    EXECUTE pg_catalog.format('DROP TABLE %I', month);
    RETURN true;
END
$$;
COMMENT ON FUNCTION drop_delivery_month(timestamptz) IS
    'Drops the inbox''s partition of the month that the instant lies in, with the deliveries in it; false when there is none. Who may call it may also delete their rows.';

-- The schema's name is the installation's.
DO $$
BEGIN
    EXECUTE format('ALTER FUNCTION make_delivery_month(timestamptz) SET search_path = %I, pg_temp', current_schema());
    EXECUTE format('ALTER FUNCTION drop_delivery_month(timestamptz) SET search_path = %I, pg_temp', current_schema());
END
$$;
REVOKE EXECUTE ON FUNCTION make_delivery_month(timestamptz), drop_delivery_month(timestamptz) FROM PUBLIC;
