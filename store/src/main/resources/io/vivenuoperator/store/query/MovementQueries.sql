-- Bounds are a list of instants, divided by commas, which ascend; bucket n lies between the n-th and the next.

-- name: of-event
SELECT bucket, CAST(sum(sold) AS bigint) AS sold, CAST(sum(moved) AS bigint) AS moved
FROM api.movements(:region, :eventId, CAST(string_to_array(:bounds, ',') AS timestamptz[]))
GROUP BY bucket
ORDER BY bucket

-- name: of-types
SELECT ticket_type_id, bucket, sold, moved
FROM api.movements(:region, :eventId, CAST(string_to_array(:bounds, ',') AS timestamptz[]))
ORDER BY bucket

-- name: of-all
SELECT region, event_id, event_name, complete_since, bucket, sold
FROM api.sales_between(CAST(string_to_array(:bounds, ',') AS timestamptz[]))
ORDER BY region, event_id, bucket

-- name: portfolio
SELECT label, bucket, sold, moved, complete_since, incomplete
FROM api.portfolio(CAST(string_to_array(:bounds, ',') AS timestamptz[]), :grouping,
                   string_to_array(:regions, ','), string_to_array(:statuses, ','))
ORDER BY label, bucket

-- name: looked
SELECT region, from_at, to_at FROM api.looked(CAST(:begins AS timestamptz), CAST(:ends AS timestamptz)) ORDER BY region, from_at

-- name: best-hour
SELECT begins, sold FROM api.best_hour(:region, :eventId)

-- name: hours-of-ended
SELECT event_id, hour, CAST(sold AS bigint) AS sold FROM api.hours_of_ended(:region) ORDER BY event_id, hour
