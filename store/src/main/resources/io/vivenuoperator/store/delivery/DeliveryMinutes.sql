-- name: add
WITH mine AS (
    SELECT l.shard
    FROM subscription_lease l
    JOIN unnest(CAST(:leaseShards AS integer[]), CAST(:leaseTokens AS bigint[])) AS held (shard, token)
        ON l.shard = held.shard AND l.token = held.token
    ORDER BY l.shard
    FOR NO KEY UPDATE OF l
), counted AS (
    INSERT INTO delivery_minute AS c (minute, subscription_uid, type, source, delivered, failed)
    SELECT m.minute, m.uid, m.type, m.source, m.delivered, m.failed
    FROM unnest(CAST(:minuteShards AS integer[]), CAST(:minutes AS timestamptz[]), CAST(:minuteUids AS text[]),
                CAST(:minuteTypes AS text[]), CAST(:minuteSources AS text[]), CAST(:minuteDelivered AS bigint[]),
                CAST(:minuteFailed AS bigint[])) AS m (shard, minute, uid, type, source, delivered, failed)
    JOIN mine USING (shard)
    ON CONFLICT (minute, subscription_uid, type, source) DO UPDATE
    SET delivered = c.delivered + excluded.delivered, failed = c.failed + excluded.failed
), marked AS (
    UPDATE subscription_lease l
    SET counting_since = n.since
    FROM unnest(CAST(:sinceShards AS integer[]), CAST(:sinces AS timestamptz[])) AS n (shard, since)
    JOIN mine USING (shard)
    WHERE l.shard = n.shard AND l.counting_since IS DISTINCT FROM n.since
)
SELECT shard FROM mine

-- name: uncounted
SELECT l.shard, l.counting_since AS since,
       CASE WHEN l.counting_since + CAST(:step AS interval) <= clock_timestamp()
            THEN l.counting_since + CAST(:step AS interval) END AS until
FROM subscription_lease l
JOIN unnest(CAST(:leaseShards AS integer[]), CAST(:leaseTokens AS bigint[])) AS held (shard, token)
    ON l.shard = held.shard AND l.token = held.token
WHERE l.counting_since IS NOT NULL
ORDER BY l.shard
FOR NO KEY UPDATE OF l

-- A message may be gone from the log by now; its attempts were made all the same.
-- name: recount
INSERT INTO delivery_minute (minute, subscription_uid, type, source, delivered, failed)
SELECT date_bin(INTERVAL '1 minute', a.at, TIMESTAMPTZ 'epoch'), a.subscription_uid, coalesce(m.type, 'unknown'),
       coalesce(m.source, 'unknown'), count(*) FILTER (WHERE a.reason IS NULL), count(*) FILTER (WHERE a.reason IS NOT NULL)
FROM subscription s
JOIN attempt a ON a.subscription_uid = s.uid AND a.at >= CAST(:since AS timestamptz) AND a.at < CAST(:until AS timestamptz)
LEFT JOIN message m ON m.seq = a.seq
WHERE s.shard = :shard
GROUP BY 1, 2, 3, 4
ON CONFLICT (minute, subscription_uid, type, source) DO UPDATE
SET delivered = excluded.delivered, failed = excluded.failed

-- name: recounted
UPDATE subscription_lease
SET counting_since = CAST(NULLIF(CAST(:until AS text), 'infinity') AS timestamptz)
WHERE shard = :shard

-- name: complete-until
SELECT min(counting_since) AS until FROM subscription_lease
