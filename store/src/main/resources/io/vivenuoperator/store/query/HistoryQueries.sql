-- name: changes
SELECT snapshot_time, CAST(total_capacity AS bigint) AS total_capacity, CAST(total_sold AS bigint) AS total_sold,
       CAST(total_available AS bigint) AS total_available, CAST(percent_sold AS double precision) AS percent_sold,
       CAST(delta AS bigint) AS delta
FROM api.event_snapshots
WHERE region = :region AND event_id = :eventId AND snapshot_time >= CAST(:from AS timestamptz)
  AND snapshot_time < CAST(:to AS timestamptz) AND snapshot_time > CAST(:after AS timestamptz)
ORDER BY snapshot_time
LIMIT :most

-- name: state
SELECT region, event_id, event_name, event_date, sales_start_date, status, total_capacity, total_sold, total_available,
       CAST(percent_sold AS double precision) AS percent_sold, changed_at, complete_since
FROM api.state(CAST(:at AS timestamptz))
ORDER BY region, event_id

-- name: types
SELECT region, event_id, ticket_type_id, ticket_type_name, CAST(capacity AS bigint) AS capacity, CAST(sold AS bigint) AS sold,
       CAST(available AS bigint) AS available, CAST(percent_sold AS double precision) AS percent_sold, listed, changed_at,
       complete_since
FROM api.types_at(CAST(:at AS timestamptz), NULL, NULL)
ORDER BY region, event_id, ticket_type_name, ticket_type_id

-- name: types-of-event
SELECT region, event_id, ticket_type_id, ticket_type_name, CAST(capacity AS bigint) AS capacity, CAST(sold AS bigint) AS sold,
       CAST(available AS bigint) AS available, CAST(percent_sold AS double precision) AS percent_sold, listed, changed_at,
       complete_since
FROM api.types_at(CAST(:at AS timestamptz), :region, :eventId)
ORDER BY ticket_type_name, ticket_type_id
