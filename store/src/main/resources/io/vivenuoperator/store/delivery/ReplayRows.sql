-- name: create
INSERT INTO replay (id, subscription_uid, spec, state, created_at, resource_uid)
VALUES (:id, :uid, :spec, 'Pending', clock_timestamp(), :resourceUid)

-- name: open
SELECT id, subscription_uid, spec, state, matched, sent, failed, position, created_at, started_at, finished_at, resource_uid
FROM replay
WHERE subscription_uid = ANY (CAST(:uids AS text[])) AND state IN ('Pending', 'Running')
ORDER BY created_at

-- name: find
SELECT id, subscription_uid, spec, state, matched, sent, failed, position, created_at, started_at, finished_at, resource_uid
FROM replay
WHERE id = :id

-- name: list
SELECT r.id, r.subscription_uid, r.spec, r.state, r.matched, r.sent, r.failed, r.position, r.created_at, r.started_at, r.finished_at,
       r.resource_uid
FROM replay r
JOIN subscription s ON s.uid = r.subscription_uid
WHERE s.ended_at IS NULL
  AND (CAST(:every AS boolean) OR s.regions <@ string_to_array(:visible, chr(10)))
  AND (CAST(:uid AS text) IS NULL OR r.subscription_uid = :uid)
  AND (CAST(:createdAt AS timestamptz) IS NULL OR (r.created_at, r.id) < (CAST(:createdAt AS timestamptz), CAST(:id AS text)))
ORDER BY r.created_at DESC, r.id DESC
LIMIT :most

-- name: begin
UPDATE replay
SET state = CASE WHEN CAST(:counted AS boolean) THEN 'Complete' ELSE 'Running' END, matched = :matched,
    started_at = clock_timestamp(), finished_at = CASE WHEN CAST(:counted AS boolean) THEN clock_timestamp() END
WHERE id = :id AND state = 'Pending'

-- name: past
SELECT count(DISTINCT seq) FILTER (WHERE reason IS NULL) AS sent,
       count(DISTINCT seq) FILTER (WHERE reason IS NOT NULL) AS failed
FROM attempt
WHERE subscription_uid = :uid AND at >= CAST(:started AS timestamptz) - interval '1 hour' AND replay = :id AND number = 1

-- name: past-beyond
SELECT DISTINCT seq
FROM attempt
WHERE subscription_uid = :uid AND at >= CAST(:started AS timestamptz) - interval '1 hour' AND replay = :id AND number = 1
    AND seq > :position

-- name: fail
UPDATE replay SET state = 'Failed', finished_at = clock_timestamp()
WHERE id = :id AND state IN ('Pending', 'Running')

-- name: stop
UPDATE replay SET state = 'Stopped', finished_at = clock_timestamp()
WHERE id = :id AND state IN ('Pending', 'Running')

-- name: count-all
SELECT type, source, count(*) AS messages FROM message
WHERE at >= CAST(:from AS timestamptz) AND at < CAST(:to AS timestamptz)
GROUP BY type, source

-- name: count-failed
SELECT m.type, m.source, count(*) AS messages FROM message m
WHERE m.at >= CAST(:from AS timestamptz) AND m.at < CAST(:to AS timestamptz)
    AND (EXISTS (SELECT FROM dead_letter d WHERE d.subscription_uid = :uid AND d.seq = m.seq)
         OR EXISTS (SELECT FROM retry r WHERE r.subscription_uid = :uid AND r.seq = m.seq AND r.attempts > 0))
GROUP BY m.type, m.source

-- name: count-dead
SELECT m.type, m.source, count(*) AS messages FROM message m
WHERE m.at >= CAST(:from AS timestamptz) AND m.at < CAST(:to AS timestamptz)
    AND EXISTS (SELECT FROM dead_letter d WHERE d.subscription_uid = :uid AND d.seq = m.seq)
GROUP BY m.type, m.source

-- name: failed
SELECT seq FROM retry WHERE subscription_uid = :uid AND seq = ANY (CAST(:seqs AS bigint[])) AND attempts > 0

-- name: dead
SELECT seq FROM dead_letter WHERE subscription_uid = :uid AND seq = ANY (CAST(:seqs AS bigint[]))
