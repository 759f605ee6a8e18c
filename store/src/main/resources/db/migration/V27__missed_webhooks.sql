-- What a poll found that no webhook has told. Why: decision 0074.

CREATE TABLE webhook_watch (
    region_key integer PRIMARY KEY REFERENCES region,
    since      timestamptz NOT NULL,
    missed     bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
COMMENT ON TABLE webhook_watch IS 'The regions whose webhook should tell of every change of a ticket. Without a row nobody counts what it misses.';
COMMENT ON COLUMN webhook_watch.since IS 'Changes from before (Vivenu''s updatedAt) are not counted.';
COMMENT ON COLUMN webhook_watch.missed IS 'Changes that a poll saw and of which no delivery came in time.';

CREATE TABLE untold_change (
    region_key integer NOT NULL REFERENCES webhook_watch ON DELETE CASCADE,
    ticket_id  text NOT NULL,
    updated_at timestamptz NOT NULL,
    found_at   timestamptz NOT NULL,
    PRIMARY KEY (region_key, ticket_id, updated_at)
);
COMMENT ON TABLE untold_change IS 'Changes that a poll saw before any delivery told of them, until it is certain whether one still does.';
