-- name: acquire
INSERT INTO poll_lease AS l (region_key, token, holder, kind, since, expires_at)
VALUES (:regionKey, 1, :holder, :kind, clock_timestamp(), clock_timestamp() + CAST(:duration AS interval))
ON CONFLICT (region_key) DO UPDATE
SET token = l.token + 1, holder = excluded.holder, kind = excluded.kind, since = clock_timestamp(),
    expires_at = clock_timestamp() + CAST(:duration AS interval)
WHERE l.expires_at <= clock_timestamp()
RETURNING token

-- name: holder
SELECT holder, kind, since, expires_at FROM poll_lease WHERE region_key = :regionKey

-- name: renew
UPDATE poll_lease l
SET expires_at = clock_timestamp() + CAST(:duration AS interval)
FROM region r
WHERE r.region_key = l.region_key AND r.name = :region AND l.token = :token AND l.expires_at > clock_timestamp()

-- name: release
UPDATE poll_lease l
SET expires_at = clock_timestamp()
FROM region r
WHERE r.region_key = l.region_key AND r.name = :region AND l.token = :token
