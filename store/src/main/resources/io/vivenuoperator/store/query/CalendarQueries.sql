-- name: entries
SELECT kind, at, region, event_id, event_name, ends_at, url, changed_at
FROM api.calendar
WHERE at >= CAST(:from AS timestamptz) AND at < CAST(:to AS timestamptz) AND kind = ANY (string_to_array(:kinds, ','))
ORDER BY at, region, event_id, kind
