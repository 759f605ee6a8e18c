-- name: acquire
INSERT INTO historical_endpoint AS e (url_sha256, host, next_at, token, holder, since, expires_at)
VALUES (decode(:url, 'hex'), :host, clock_timestamp(), 1, :holder, clock_timestamp(),
        clock_timestamp() + CAST(:duration AS interval))
ON CONFLICT (url_sha256) DO UPDATE
SET token = e.token + 1, host = excluded.host, holder = excluded.holder, since = clock_timestamp(),
    expires_at = clock_timestamp() + CAST(:duration AS interval)
WHERE e.expires_at <= clock_timestamp()
RETURNING endpoint_key, token

-- name: holder
SELECT holder, since, expires_at FROM historical_endpoint WHERE url_sha256 = decode(:url, 'hex')

-- name: find
SELECT endpoint_key FROM historical_endpoint WHERE url_sha256 = decode(:url, 'hex')

-- name: renew
UPDATE historical_endpoint
SET expires_at = clock_timestamp() + CAST(:duration AS interval)
WHERE endpoint_key = :endpoint AND token = :token AND expires_at > clock_timestamp()

-- name: release
UPDATE historical_endpoint SET expires_at = clock_timestamp() WHERE endpoint_key = :endpoint AND token = :token
