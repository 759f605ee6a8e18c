-- Whoever locks several leases does it in the order of their shards: the writer of outcomes does so at the same time.
-- name: renew
UPDATE subscription_lease l
SET expires_at = clock_timestamp() + CAST(:duration AS interval)
FROM (SELECT shard FROM subscription_lease WHERE holder = :holder ORDER BY shard FOR NO KEY UPDATE) AS mine
WHERE l.shard = mine.shard
RETURNING l.shard, l.token

-- name: appear
INSERT INTO subscription_owner AS o (holder, appeared_at, expires_at)
VALUES (:holder, clock_timestamp(), clock_timestamp() + CAST(:duration AS interval))
ON CONFLICT (holder) DO UPDATE SET expires_at = excluded.expires_at

-- name: forget
DELETE FROM subscription_owner WHERE holder = :holder OR expires_at <= clock_timestamp() - interval '1 minute'

-- Who has renewed once: one that starts and falls over again and again must not be given anything.
-- name: present
SELECT holder
FROM subscription_owner
WHERE holder = :holder
   OR (expires_at > clock_timestamp() AND expires_at > appeared_at + CAST(:duration AS interval) + interval '1 second')

-- name: take
UPDATE subscription_lease l
SET holder = :holder, token = l.token + 1, expires_at = clock_timestamp() + CAST(:duration AS interval)
FROM (SELECT shard
      FROM subscription_lease
      WHERE expires_at <= clock_timestamp() AND holder <> :holder
      ORDER BY shard
      LIMIT :most
      FOR UPDATE SKIP LOCKED) AS free
WHERE l.shard = free.shard
RETURNING l.shard, l.token

-- name: release
UPDATE subscription_lease l
SET holder = '', expires_at = clock_timestamp()
FROM (SELECT shard
      FROM subscription_lease
      WHERE holder = :holder AND shard = ANY (CAST(:shards AS integer[]))
      ORDER BY shard
      FOR NO KEY UPDATE) AS mine
WHERE l.shard = mine.shard

-- The lock keeps others from taking the shard until the transaction has ended.
-- name: holds
SELECT shard FROM subscription_lease WHERE shard = :shard AND token = :token FOR SHARE
