-- name: events-of
SELECT e.event_key FROM event e JOIN region r USING (region_key) WHERE r.name = :region
