-- The owner of a shard gathers its counts of attempts in memory, and writes them every few seconds: one row version per batch of
-- outcomes was one per delivery where endpoints are many. Why: decision 0073.

ALTER TABLE subscription_lease ADD COLUMN counting_since timestamptz;
COMMENT ON COLUMN subscription_lease.counting_since IS
    'delivery_minute may lack stored attempts of this minute and those after it, which the owner still has in memory. NULL: it lacks none.';
COMMENT ON TABLE delivery_minute IS
    'Attempts by minute (UTC), as far as subscription_lease.counting_since says. What was published is counted from the log.';
