-- name: take
SELECT request, wait_millis
FROM take_request(:key, :who, :last, CAST(:before AS interval), :perMinute, :perHour, CAST(:longestWay AS interval))

-- name: throttled
INSERT INTO request_budget AS b (fingerprint, granted, blocked_until, pace)
VALUES (:key, '{}', clock_timestamp() + CAST(:retryAfter AS interval), 0.5)
ON CONFLICT (fingerprint) DO UPDATE
SET blocked_until = greatest(b.blocked_until, excluded.blocked_until), pace = greatest(b.pace / 2, 0.02)
