-- name: load
SELECT subscription_uid, upto, upto_at FROM subscription_position
WHERE subscription_uid = ANY (CAST(:uids AS text[]))

-- name: begin
INSERT INTO subscription_position (subscription_uid, upto, upto_at)
VALUES (:uid, :upto, CAST(:at AS timestamptz))
ON CONFLICT (subscription_uid) DO NOTHING

-- name: skip
UPDATE subscription_position p
SET upto = head.seq, upto_at = head.at
FROM (SELECT seq, at FROM message ORDER BY seq DESC LIMIT 1) AS head
WHERE p.subscription_uid = :uid AND p.upto < head.seq

-- name: passed
SELECT subscription_uid, seq FROM retry r
JOIN subscription_position p USING (subscription_uid)
WHERE subscription_uid = ANY (CAST(:uids AS text[])) AND r.seq > p.upto
UNION ALL
SELECT subscription_uid, seq FROM dead_letter d
JOIN subscription_position p USING (subscription_uid)
WHERE subscription_uid = ANY (CAST(:uids AS text[])) AND d.seq > p.upto
UNION ALL
-- While one answer is slow, the position stays, and many a message behind it is delivered. None of those can be older than an
-- attempt may take; the rest of the time is for outcomes that could not be written at once.
SELECT p.subscription_uid, a.seq FROM subscription_position p
CROSS JOIN LATERAL (SELECT max(n.at) AS at FROM attempt n WHERE n.subscription_uid = p.subscription_uid) AS newest
JOIN attempt a ON a.subscription_uid = p.subscription_uid AND a.at >= newest.at - interval '10 minutes'
WHERE p.subscription_uid = ANY (CAST(:uids AS text[])) AND a.seq > p.upto AND a.reason IS NULL AND a.replay IS NULL

-- Only what came after the last success is read: a week of attempts may be millions.
-- name: streaks
SELECT s.uid AS subscription_uid, failed.failures, failed.first
FROM unnest(CAST(:uids AS text[])) AS s (uid)
CROSS JOIN LATERAL (
    SELECT coalesce((SELECT a.at
                     FROM attempt a
                     WHERE a.subscription_uid = s.uid AND a.at > CAST(:since AS timestamptz) AND a.reason IS NULL
                     ORDER BY a.at DESC
                     LIMIT 1), CAST(:since AS timestamptz)) AS at) AS success
CROSS JOIN LATERAL (
    SELECT count(*) AS failures, min(a.at) AS first
    FROM attempt a
    WHERE a.subscription_uid = s.uid AND a.at > success.at AND a.reason IS NOT NULL) AS failed
WHERE failed.failures > 0
