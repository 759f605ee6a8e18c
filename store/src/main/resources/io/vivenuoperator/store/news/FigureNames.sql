-- name: events
SELECT e.event_key, r.name AS region, e.event_id, e.name
FROM event e
JOIN region r USING (region_key)
WHERE e.event_key = ANY (CAST(:keys AS integer[]))

-- name: types
SELECT type_key, ticket_type_id, name FROM ticket_type WHERE type_key = ANY (CAST(:keys AS integer[]))
