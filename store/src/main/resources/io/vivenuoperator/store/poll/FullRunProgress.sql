-- name: discard-stale
DELETE FROM full_run WHERE region_key = :regionKey AND moved_at < now() - CAST(:age AS interval)

-- The conflict's update changes nothing but makes RETURNING answer.
-- name: begin
INSERT INTO full_run AS f (region_key, run_id) VALUES (:regionKey, :run)
ON CONFLICT (region_key) DO UPDATE SET moved_at = f.moved_at
RETURNING run_id, state, list_skip, list_total, begun_at, owes, vendor_begun_at,
          CAST(extract(epoch FROM clock_timestamp() - begun_at) AS double precision) AS ago

-- name: find
SELECT f.run_id, f.state, f.list_skip, f.list_total, f.begun_at, f.owes, f.vendor_begun_at,
       CAST(extract(epoch FROM clock_timestamp() - f.begun_at) AS double precision) AS ago
FROM full_run f JOIN region r USING (region_key)
WHERE r.name = :region AND f.moved_at >= now() - CAST(:age AS interval)

-- name: forget-others
DELETE FROM poll_sighting s
USING poll_run p
WHERE p.run_id = s.run_id AND p.region_key = :regionKey AND p.run_id <> :reading

-- The row without a state is for pollers of the previous release.
-- name: events
SELECT event_id, state, next_skip, vendor_sold, stored_sold
FROM full_run_event
WHERE run_id = :reading AND state IS NOT NULL

-- name: begun-at-vendor
UPDATE full_run SET vendor_begun_at = :at WHERE run_id = :reading

-- name: owes
UPDATE full_run SET owes = true WHERE run_id = :reading

-- name: move
WITH alive AS (UPDATE full_run SET moved_at = now() WHERE run_id = :reading RETURNING run_id)
INSERT INTO full_run_event AS e (run_id, event_id, state, next_skip, vendor_sold, stored_sold)
SELECT run_id, :event, :state, :nextSkip, :vendorSold, :storedSold FROM alive
ON CONFLICT (run_id, event_id) DO UPDATE
SET state = excluded.state, next_skip = excluded.next_skip, vendor_sold = excluded.vendor_sold,
    stored_sold = excluded.stored_sold

-- name: stage
UPDATE full_run SET moved_at = now(), state = :state, list_skip = :skip, list_total = :total WHERE run_id = :reading

-- name: end
WITH ended AS (DELETE FROM full_run WHERE run_id = :reading)
DELETE FROM poll_sighting WHERE run_id = :reading
