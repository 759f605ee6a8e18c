-- name: in-vendors-time
UPDATE region r
SET watched_since = CAST(:vendorsNow AS timestamptz)
    - (clock_timestamp() - (SELECT min(p.registered_at) FROM poll_run p WHERE p.region_key = r.region_key))
WHERE r.name = :region
  AND abs(extract(epoch FROM clock_timestamp() - CAST(:vendorsNow AS timestamptz))) >= 300
  AND NOT EXISTS (SELECT FROM sync_cursor c WHERE c.region_key = r.region_key)
