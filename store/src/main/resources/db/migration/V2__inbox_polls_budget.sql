CREATE TABLE webhook_delivery (
    region_key        integer NOT NULL REFERENCES region,
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
    kept              text,
    PRIMARY KEY (region_key, delivery_id)
);
CREATE UNIQUE INDEX webhook_delivery_by_version
    ON webhook_delivery (region_key, object_id, object_updated_at, event_type)
    WHERE object_id IS NOT NULL AND object_updated_at IS NOT NULL;
CREATE INDEX webhook_delivery_by_time ON webhook_delivery USING brin (received_at) WITH (autosummarize = on);
COMMENT ON TABLE webhook_delivery IS
    'The inbox: one row per accepted delivery. The same delivery id, or the same version of the same object, is kept once.';
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

CREATE TABLE poll_run (
    run_id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    region_key           integer NOT NULL REFERENCES region,
    kind                 text NOT NULL CHECK (kind IN ('Incremental', 'Full')),
    holder               text NOT NULL,
    started_at           timestamptz NOT NULL,
    registered_at        timestamptz NOT NULL DEFAULT now(),
    finished_at          timestamptz,
    outcome              text CHECK (outcome IN ('Complete', 'Partial', 'Failed')),
    reason               text,
    events               integer,
    tickets              integer,
    requests             integer,
    vendor_sold          bigint,
    stored_sold          bigint,
    completeness_percent double precision,
    message              text
);
CREATE INDEX poll_run_by_region ON poll_run (region_key, run_id DESC);
COMMENT ON TABLE poll_run IS 'Each run of the poller and what it reported. A run without finished_at is at work or was killed.';
COMMENT ON COLUMN poll_run.registered_at IS 'The database''s clock when the run began, to compare with ticket.recorded_at.';

CREATE TABLE poll_lease (
    region_key integer PRIMARY KEY REFERENCES region,
    token      bigint NOT NULL,
    holder     text NOT NULL,
    kind       text NOT NULL,
    since      timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
) WITH (fillfactor = 50);
COMMENT ON TABLE poll_lease IS 'Which run works on a region. A killed run''s lease ends by itself; token grows with each holder.';

CREATE TABLE poll_sighting (
    run_id    bigint NOT NULL REFERENCES poll_run ON DELETE CASCADE,
    ticket_id text NOT NULL,
    PRIMARY KEY (run_id, ticket_id)
);
COMMENT ON TABLE poll_sighting IS 'The tickets that a full run has seen so far; emptied when the run ends.';

CREATE TABLE sync_cursor (
    region_key integer NOT NULL REFERENCES region,
    stream     text NOT NULL,
    read_until timestamptz NOT NULL,
    moved_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (region_key, stream)
) WITH (fillfactor = 50);
COMMENT ON TABLE sync_cursor IS 'Up to which updatedAt a stream of a region was read; moves in the transaction that stores the rows, and only forward.';

CREATE TABLE poll_coverage (
    region_key integer NOT NULL REFERENCES region,
    from_at    timestamptz NOT NULL,
    to_at      timestamptz NOT NULL,
    polls      integer NOT NULL,
    PRIMARY KEY (region_key, from_at)
) WITH (fillfactor = 70);
COMMENT ON TABLE poll_coverage IS 'One row per unbroken run of successful polls: within it, "no snapshot" means "no change".';

CREATE TABLE request_budget (
    fingerprint   text PRIMARY KEY,
    granted       timestamptz[] NOT NULL,
    blocked_until timestamptz,
    pace          double precision NOT NULL DEFAULT 1
) WITH (fillfactor = 50);
COMMENT ON TABLE request_budget IS 'The requests granted to an API key within the last hour, known by the key''s fingerprint.';
COMMENT ON COLUMN request_budget.pace IS 'Share of the requests per minute that is used: halved by a 429, raised again by each grant.';
