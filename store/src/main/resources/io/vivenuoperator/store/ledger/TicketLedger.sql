-- name: sold-by-event
SELECT e.event_id, CAST(coalesce(sum(s.sold), 0) AS bigint) AS sold
FROM region r
JOIN event e USING (region_key)
LEFT JOIN ticket_type y USING (event_key)
LEFT JOIN type_state s USING (type_key)
WHERE r.name = :region AND e.vanished_at IS NULL AND e.deleted_at IS NULL
GROUP BY e.event_id

-- name: sold
SELECT CAST(coalesce(sum(s.sold), 0) AS bigint) AS sold
FROM region r
JOIN event e USING (region_key)
JOIN ticket_type y USING (event_key)
JOIN type_state s USING (type_key)
WHERE r.name = :region AND e.event_id = :event AND e.vanished_at IS NULL AND e.deleted_at IS NULL
