-- Which processes deliver at all, so that they share evenly; in a sentence why an attempt failed; and the replay that a retry goes
-- back to. Why: decision 0061.

CREATE TABLE subscription_owner (
    holder      text PRIMARY KEY,
    appeared_at timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.01);
COMMENT ON TABLE subscription_owner IS 'The processes that deliver, also those that have no shard yet.';
COMMENT ON COLUMN subscription_owner.holder IS 'As subscription_lease names it.';
COMMENT ON COLUMN subscription_owner.expires_at IS 'Until when it counts; moved on with the leases.';

ALTER TABLE attempt ADD COLUMN detail text;
COMMENT ON COLUMN attempt.detail IS 'The reason as a sentence for the endpoint''s owner, without anything secret; NULL when there is nothing to add.';

ALTER TABLE retry ADD COLUMN replay text;
COMMENT ON COLUMN retry.replay IS 'The replay in which the message failed; NULL for the delivery itself.';
