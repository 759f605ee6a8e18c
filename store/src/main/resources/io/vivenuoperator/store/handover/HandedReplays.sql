-- name: add
INSERT INTO replay (id, subscription_uid, spec, state, created_at, resource_uid)
VALUES (:uid, :subscription, :spec, 'Pending', :now, :uid)
ON CONFLICT (id) DO NOTHING

-- name: stop
UPDATE replay
SET state = 'Stopped', finished_at = :now
WHERE resource_uid IS NOT NULL
  AND state IN ('Pending', 'Running')
  AND NOT resource_uid = ANY (string_to_array(:uids, chr(10)))

-- name: forget
DELETE FROM replay
WHERE ctid = ANY (ARRAY(SELECT ctid FROM replay
                        WHERE resource_uid IS NOT NULL
                          AND finished_at < :before
                          AND NOT resource_uid = ANY (string_to_array(:uids, chr(10)))
                        LIMIT :most))
