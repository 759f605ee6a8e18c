-- What is published, in the order in which it was committed: one log that streams, webhooks and history read. Why: decision 0059.

-- One number at a time: a session that kept some would hand them out late. Who publishes takes the lock (1987473005, 7) and then
-- inserts, as the last two steps of its transaction, so that whoever has seen a number has seen all smaller ones.
CREATE SEQUENCE message_seq CACHE 1;
COMMENT ON SEQUENCE message_seq IS 'The numbers of messages. Drawn under the lock that orders commits; a rollback leaves a gap that is never filled.';

CREATE TABLE message (
    seq      bigint NOT NULL,
    at       timestamptz NOT NULL,
    id       text NOT NULL,
    type     text NOT NULL,
    source   text NOT NULL,
    key      text,
    payload  text NOT NULL,
    metadata text,
    time     timestamptz,
    PRIMARY KEY (at, seq)
) PARTITION BY RANGE (at);
CREATE INDEX message_by_seq ON message (seq);
COMMENT ON TABLE message IS 'The log: what was published, in a partition per week (UTC, from Monday). Rows are never changed; a week is dropped whole.';
COMMENT ON COLUMN message.seq IS 'The order of commits. It decides; at may step back from one message to the next.';
COMMENT ON COLUMN message.at IS 'When it was stored, by the database''s clock.';
COMMENT ON COLUMN message.id IS 'The publisher''s, the same in each delivery of the message.';
COMMENT ON COLUMN message.source IS 'Who says it: the region''s name for what this product says of a region.';
COMMENT ON COLUMN message.key IS 'What it is about, such as a ticket''s id: messages with the same key can be delivered in order. NULL for none.';
COMMENT ON COLUMN message.payload IS 'The publisher''s JSON as it was sent; never written anew.';
COMMENT ON COLUMN message.metadata IS 'JSON text that is kept but not sent by default.';
COMMENT ON COLUMN message.time IS 'The time that a CloudEvent gives itself.';

-- A server may be built without lz4; then the default compression stays.
DO $$
BEGIN
    ALTER TABLE message ALTER COLUMN payload SET COMPRESSION lz4;
EXCEPTION
    WHEN feature_not_supported OR invalid_parameter_value THEN NULL;
END
$$;

-- What no week was made for is kept all the same.
CREATE TABLE message_default PARTITION OF message DEFAULT;
COMMENT ON TABLE message_default IS 'Messages of weeks that have no partition; empty while maintenance runs. A week that is made takes its messages out of here.';

CREATE TABLE message_key (
    source text NOT NULL,
    id     text NOT NULL,
    at     timestamptz NOT NULL,
    seq    bigint NOT NULL,
    sha256 bytea NOT NULL,
    PRIMARY KEY (source, id)
);
CREATE INDEX message_key_by_time ON message_key USING brin (at) WITH (autosummarize = on);
COMMENT ON TABLE message_key IS 'What makes a message a repetition: the same id from the same source. Kept as long as the log.';
COMMENT ON COLUMN message_key.seq IS 'Of the message that was stored the first time.';
COMMENT ON COLUMN message_key.sha256 IS 'Of what was published: another content under the same id is a conflict.';

CREATE FUNCTION make_message_week(at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    monday timestamp := pg_catalog.date_trunc('week'::text, $1 AT TIME ZONE 'UTC');
    begins timestamptz := monday AT TIME ZONE 'UTC';
    ends   timestamptz := (monday + interval '7 days') AT TIME ZONE 'UTC';
    week   text := 'message_' || pg_catalog.to_char(monday, 'YYYY_MM_DD'::text);
BEGIN
    IF pg_catalog.to_regclass(week) IS NOT NULL THEN
        RETURN false;
    END IF;
    PERFORM pg_catalog.pg_advisory_xact_lock(1987473005, 1);
    IF pg_catalog.to_regclass(week) IS NOT NULL THEN
        RETURN false;
    END IF;
    EXECUTE pg_catalog.format('CREATE TABLE %I (LIKE message INCLUDING STORAGE INCLUDING COMPRESSION)', week);
    -- To attach it locks this one as well, and refuses when it has rows of the week.
    LOCK TABLE message_default IN ACCESS EXCLUSIVE MODE;
    EXECUTE pg_catalog.format('WITH moved AS (DELETE FROM message_default m WHERE m.at >= %L AND m.at < %L RETURNING m.*)
                               INSERT INTO %I SELECT * FROM moved', begins, ends, week);
    EXECUTE pg_catalog.format('ALTER TABLE message ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', week, begins, ends);
    RETURN true;
END
$$;
COMMENT ON FUNCTION make_message_week(timestamptz) IS
    'Makes the log''s partition of the week that the instant lies in; false when it is there already.';

CREATE FUNCTION drop_message_week(at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    monday timestamp := pg_catalog.date_trunc('week'::text, $1 AT TIME ZONE 'UTC');
    week   text := 'message_' || pg_catalog.to_char(monday, 'YYYY_MM_DD'::text);
BEGIN
    IF NOT EXISTS (SELECT
                   FROM pg_catalog.pg_inherits
                   WHERE inhparent = 'message'::pg_catalog.regclass
                     AND inhrelid = pg_catalog.to_regclass(week)) THEN
        RETURN false;
    END IF;
    EXECUTE pg_catalog.format('DROP TABLE %I', week);
    RETURN true;
END
$$;
COMMENT ON FUNCTION drop_message_week(timestamptz) IS
    'Drops the log''s partition of the week that the instant lies in, with the messages in it; false when there is none. Who may call it may also delete their rows.';

-- The schema's name is the installation's.
DO $$
BEGIN
    EXECUTE format('ALTER FUNCTION make_message_week(timestamptz) SET search_path = %I, pg_temp', current_schema());
    EXECUTE format('ALTER FUNCTION drop_message_week(timestamptz) SET search_path = %I, pg_temp', current_schema());
END
$$;
REVOKE EXECUTE ON FUNCTION make_message_week(timestamptz), drop_message_week(timestamptz) FROM PUBLIC;

-- From last week, for clocks that differ, to four weeks ahead.
SELECT make_message_week(now() + make_interval(weeks => w)) FROM generate_series(-1, 4) AS w;
