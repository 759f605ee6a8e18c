-- name: resolve
UPDATE quarantine q
SET resolved_at = :at
FROM region r
WHERE r.region_key = q.region_key AND r.name = :region AND q.kind = :kind AND q.object_id = ANY (:ids)
  AND q.resolved_at IS NULL

-- name: resolve-unseen
UPDATE quarantine q
SET resolved_at = :at
FROM region r
WHERE r.region_key = q.region_key AND r.name = :region AND q.resolved_at IS NULL
  AND starts_with(q.object_id, :prefix) AND q.last_seen < :since

-- name: open
SELECT q.object_id
FROM quarantine q
JOIN region r USING (region_key)
WHERE r.name = :region AND q.kind = :kind AND q.resolved_at IS NULL
  AND (:except = '' OR NOT starts_with(q.object_id, :except))
ORDER BY q.last_seen, q.object_id
LIMIT :limit

-- name: count-open
SELECT count(*) AS open FROM quarantine q JOIN region r USING (region_key)
WHERE r.name = :region AND q.resolved_at IS NULL
