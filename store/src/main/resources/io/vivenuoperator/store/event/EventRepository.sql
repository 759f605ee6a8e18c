-- name: vanish
UPDATE event e
SET vanished_at = :at, changed_at = greatest(changed_at, :at)
FROM region r
WHERE r.region_key = e.region_key AND r.name = :region
  AND e.vanished_at IS NULL AND e.deleted_at IS NULL
  AND e.changed_at < :listingStarted
  AND e.event_id <> ALL (:stillThere)
RETURNING e.event_id

-- name: count
SELECT count(*) AS events FROM event e JOIN region r USING (region_key)
WHERE r.name = :region AND e.vanished_at IS NULL AND e.deleted_at IS NULL

-- name: gone-since
SELECT e.event_id FROM event e JOIN region r USING (region_key)
WHERE r.name = :region AND (e.vanished_at IS NOT NULL OR e.deleted_at IS NOT NULL) AND e.changed_at >= :since

-- name: version
SELECT e.vendor_updated_at FROM event e JOIN region r USING (region_key)
WHERE r.name = :region AND e.event_id = :event
