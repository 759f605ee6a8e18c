-- name: due
SELECT r.subscription_uid, r.seq, r.attempts, r.key, r.replay, CAST(0 AS double precision) AS seconds
FROM unnest(CAST(:uids AS text[]), CAST(:most AS integer[])) AS wanted (uid, most)
CROSS JOIN LATERAL (
    SELECT subscription_uid, seq, attempts, key, replay
    FROM retry
    WHERE subscription_uid = wanted.uid AND due <= clock_timestamp()
    ORDER BY due
    LIMIT wanted.most
) AS r

-- name: all
SELECT subscription_uid, seq, attempts, key, replay,
       CAST(greatest(extract(epoch FROM due - clock_timestamp()), 0) AS double precision) AS seconds
FROM retry
WHERE subscription_uid = :uid
ORDER BY seq
LIMIT :most

-- name: waiting
SELECT subscription_uid, count(*) AS waiting FROM retry
WHERE subscription_uid = ANY (CAST(:uids AS text[]))
GROUP BY subscription_uid
