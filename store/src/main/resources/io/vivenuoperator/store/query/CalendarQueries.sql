-- name: entries
SELECT kind, at, region, event_id, event_name, ends_at, url, changed_at
FROM api.calendar
WHERE at >= CAST(:from AS timestamptz) AND at < CAST(:to AS timestamptz) AND kind = ANY (string_to_array(:kinds, ','))
ORDER BY at, region, event_id, kind

-- name: changes
SELECT region, event_id, event_name, CAST(number AS bigint) AS number, field, old_value, new_value, noticed_at
FROM api.sales_date_changes
ORDER BY noticed_at, region, event_id, number
