-- Who is told of messages, how far each has got, and what did not arrive. There are rows for failures only: what has been delivered
-- is a position in the log. Why: decisions 0059 and 0061.

CREATE TABLE subscription (
    uid             text PRIMARY KEY,
    origin          text NOT NULL CHECK (origin IN ('api', 'kubernetes')),
    namespace       text,
    name            text NOT NULL,
    spec            text NOT NULL,
    secrets         bytea,
    secrets_key     text,
    regions         text[] NOT NULL,
    created_by      text NOT NULL,
    active          boolean NOT NULL,
    disabled_reason text,
    shard           integer NOT NULL CHECK (shard BETWEEN 0 AND 15),
    created_at      timestamptz NOT NULL,
    changed_at      timestamptz NOT NULL,
    ended_at        timestamptz,
    revision        bigint NOT NULL
);
COMMENT ON TABLE subscription IS 'Who is told of which messages, and where. One that ended is kept for a while with its position.';
COMMENT ON COLUMN subscription.origin IS 'Made over HTTP, or an EventSubscription in Kubernetes.';
COMMENT ON COLUMN subscription.namespace IS 'Of the EventSubscription; NULL for one that was made over HTTP.';
COMMENT ON COLUMN subscription.spec IS 'JSON text: types, regions, sources, target, policy, start, and the ids of secrets; no secret in plain text.';
COMMENT ON COLUMN subscription.secrets IS 'Encrypted (AES-GCM): signing secrets, and the URL if that is one. NULL for none.';
COMMENT ON COLUMN subscription.secrets_key IS 'The id of the key that secrets is encrypted with.';
COMMENT ON COLUMN subscription.regions IS 'The sources that whoever made it may see; * is every one.';
COMMENT ON COLUMN subscription.created_by IS 'The id of the key, or the EventSubscription, that made it; no person.';
COMMENT ON COLUMN subscription.active IS 'Whether it is delivered to. The position stays while it is not.';
COMMENT ON COLUMN subscription.disabled_reason IS 'Why the service itself stopped it; NULL while it did not.';
COMMENT ON COLUMN subscription.shard IS 'A hash of uid: whoever holds the lease of the shard delivers.';
COMMENT ON COLUMN subscription.ended_at IS 'Since when nobody wants it any more.';
COMMENT ON COLUMN subscription.revision IS 'Counts changes, so that two do not overwrite each other.';

-- Few rows that change all the time: room on each page for the next version, and an early vacuum.
CREATE TABLE subscription_position (
    subscription_uid text PRIMARY KEY,
    upto             bigint NOT NULL,
    upto_at          timestamptz NOT NULL
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.01);
COMMENT ON TABLE subscription_position IS 'How far each subscription has got in the log.';
COMMENT ON COLUMN subscription_position.upto IS 'Everything up to this seq is delivered, or not wanted, or in retry or dead_letter.';
COMMENT ON COLUMN subscription_position.upto_at IS 'When that message was stored; where its week begins to be read.';

CREATE TABLE subscription_lease (
    shard      integer PRIMARY KEY CHECK (shard BETWEEN 0 AND 15),
    holder     text NOT NULL,
    token      bigint NOT NULL,
    expires_at timestamptz NOT NULL
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.01);
COMMENT ON TABLE subscription_lease IS 'Which process delivers for a shard of subscriptions.';
COMMENT ON COLUMN subscription_lease.holder IS 'Empty while nobody has held it.';
COMMENT ON COLUMN subscription_lease.token IS 'One more with each new holder: whoever comes with an older one writes nothing.';
INSERT INTO subscription_lease (shard, holder, token, expires_at)
SELECT shard, '', 0, 'epoch' FROM generate_series(0, 15) AS shard;

CREATE TABLE attempt (
    at               timestamptz NOT NULL,
    subscription_uid text NOT NULL,
    seq              bigint NOT NULL,
    number           integer NOT NULL,
    status           integer,
    reason           text,
    millis           integer NOT NULL,
    replay           text
) PARTITION BY RANGE (at);
CREATE INDEX attempt_by_subscription ON attempt (subscription_uid, at);
COMMENT ON TABLE attempt IS 'Each attempt to deliver a message, in a partition per week (UTC, from Monday).';
COMMENT ON COLUMN attempt.number IS 'From 1, for one message and subscription.';
COMMENT ON COLUMN attempt.status IS 'Of the answer; NULL when there was none.';
COMMENT ON COLUMN attempt.reason IS 'Why it failed, as a word; NULL when it succeeded.';
COMMENT ON COLUMN attempt.replay IS 'The replay that it was made for; NULL for the delivery itself.';

CREATE TABLE attempt_default PARTITION OF attempt DEFAULT;
COMMENT ON TABLE attempt_default IS 'Attempts of weeks that have no partition; empty while maintenance runs.';

CREATE TABLE retry (
    subscription_uid text NOT NULL,
    seq              bigint NOT NULL,
    key              text,
    attempts         integer NOT NULL,
    due              timestamptz NOT NULL,
    status           integer,
    reason           text,
    PRIMARY KEY (subscription_uid, seq)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.01);
CREATE INDEX retry_by_due ON retry (subscription_uid, due);
COMMENT ON TABLE retry IS 'Messages that failed and will be tried again.';
COMMENT ON COLUMN retry.key IS 'The message''s: what comes after it under the same key waits if the subscription wants order.';
COMMENT ON COLUMN retry.status IS 'Of the last attempt''s answer; NULL when there was none.';

CREATE TABLE dead_letter (
    subscription_uid text NOT NULL,
    seq              bigint NOT NULL,
    at               timestamptz NOT NULL,
    attempts         integer NOT NULL,
    status           integer,
    reason           text NOT NULL,
    answer           text,
    PRIMARY KEY (subscription_uid, seq)
);
CREATE INDEX dead_letter_by_time ON dead_letter (at);
COMMENT ON TABLE dead_letter IS 'Messages that will not be tried again unless they are replayed. Kept as long as the log.';
COMMENT ON COLUMN dead_letter.at IS 'When it was given up.';
COMMENT ON COLUMN dead_letter.answer IS 'The beginning of the last answer, at most 2 KiB, without control characters; NULL when there was none.';

CREATE TABLE replay (
    id               text PRIMARY KEY,
    subscription_uid text NOT NULL,
    spec             text NOT NULL,
    state            text NOT NULL,
    matched          bigint,
    sent             bigint NOT NULL DEFAULT 0,
    failed           bigint NOT NULL DEFAULT 0,
    position         bigint NOT NULL DEFAULT 0,
    created_at       timestamptz NOT NULL,
    started_at       timestamptz,
    finished_at      timestamptz,
    resource_uid     text
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.01);
CREATE INDEX replay_by_subscription ON replay (subscription_uid, created_at);
COMMENT ON TABLE replay IS 'Messages of the past that are delivered once more.';
COMMENT ON COLUMN replay.spec IS 'JSON text: from, to, types, only, ratePerSecond, dryRun.';
COMMENT ON COLUMN replay.matched IS 'How many messages it is about; NULL until they are counted.';
COMMENT ON COLUMN replay.position IS 'The seq of the last message that is done with; 0 before the first.';
COMMENT ON COLUMN replay.resource_uid IS 'Of the EventReplay that asked for it; NULL for one that was asked for over HTTP.';

CREATE TABLE delivery_minute (
    minute           timestamptz NOT NULL,
    subscription_uid text NOT NULL,
    type             text NOT NULL,
    source           text NOT NULL,
    delivered        bigint NOT NULL,
    failed           bigint NOT NULL,
    PRIMARY KEY (minute, subscription_uid, type, source)
) WITH (fillfactor = 70);
COMMENT ON TABLE delivery_minute IS 'Attempts by minute (UTC); written by the statement that writes the attempts. What was published is counted from the log.';
COMMENT ON COLUMN delivery_minute.failed IS 'Attempts, also of messages that were delivered later.';

CREATE FUNCTION make_attempt_week(at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    monday timestamp := pg_catalog.date_trunc('week'::text, $1 AT TIME ZONE 'UTC');
    begins timestamptz := monday AT TIME ZONE 'UTC';
    ends   timestamptz := (monday + interval '7 days') AT TIME ZONE 'UTC';
    week   text := 'attempt_' || pg_catalog.to_char(monday, 'YYYY_MM_DD'::text);
BEGIN
    IF pg_catalog.to_regclass(week) IS NOT NULL THEN
        RETURN false;
    END IF;
    PERFORM pg_catalog.pg_advisory_xact_lock(1987473005, 1);
    IF pg_catalog.to_regclass(week) IS NOT NULL THEN
        RETURN false;
    END IF;
    EXECUTE pg_catalog.format('CREATE TABLE %I (LIKE attempt INCLUDING STORAGE INCLUDING COMPRESSION)', week);
    LOCK TABLE attempt_default IN ACCESS EXCLUSIVE MODE;
    EXECUTE pg_catalog.format('WITH moved AS (DELETE FROM attempt_default a WHERE a.at >= %L AND a.at < %L RETURNING a.*)
                               INSERT INTO %I SELECT * FROM moved', begins, ends, week);
    EXECUTE pg_catalog.format('ALTER TABLE attempt ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', week, begins, ends);
    RETURN true;
END
$$;
COMMENT ON FUNCTION make_attempt_week(timestamptz) IS
    'Makes the attempts'' partition of the week that the instant lies in; false when it is there already.';

CREATE FUNCTION drop_attempt_week(at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    monday timestamp := pg_catalog.date_trunc('week'::text, $1 AT TIME ZONE 'UTC');
    week   text := 'attempt_' || pg_catalog.to_char(monday, 'YYYY_MM_DD'::text);
BEGIN
    IF NOT EXISTS (SELECT
                   FROM pg_catalog.pg_inherits
                   WHERE inhparent = 'attempt'::pg_catalog.regclass
                     AND inhrelid = pg_catalog.to_regclass(week)) THEN
        RETURN false;
    END IF;
    EXECUTE pg_catalog.format('DROP TABLE %I', week);
    RETURN true;
END
$$;
COMMENT ON FUNCTION drop_attempt_week(timestamptz) IS
    'Drops the attempts of the week that the instant lies in; false when there are none. Who may call it may also delete their rows.';

-- The schema's name is the installation's.
DO $$
BEGIN
    EXECUTE format('ALTER FUNCTION make_attempt_week(timestamptz) SET search_path = %I, pg_temp', current_schema());
    EXECUTE format('ALTER FUNCTION drop_attempt_week(timestamptz) SET search_path = %I, pg_temp', current_schema());
END
$$;
REVOKE EXECUTE ON FUNCTION make_attempt_week(timestamptz), drop_attempt_week(timestamptz) FROM PUBLIC;

SELECT make_attempt_week(now() + make_interval(weeks => w)) FROM generate_series(-1, 4) AS w;
