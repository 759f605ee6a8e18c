-- An event without a date is in no time; it is there when no time is asked for.
-- name: events
SELECT region, event_id, event_name, event_date, sales_start_date, status, CAST(total_capacity AS bigint) AS total_capacity,
       CAST(total_sold AS bigint) AS total_sold, CAST(total_available AS bigint) AS total_available,
       CAST(percent_sold AS double precision) AS percent_sold, sales_end_date, event_end_date, timezone, url, last_updated,
       complete_since
FROM api.events
WHERE (CAST(:everywhere AS boolean) OR region = ANY (string_to_array(:regions, ',')))
  AND (CAST(:undated AS boolean) OR event_date >= CAST(:from AS timestamptz) AND event_date < CAST(:to AS timestamptz))
  AND (status <> 'deleted' OR CAST(:deleted AS boolean))
ORDER BY event_date, region, event_id

-- name: hours
SELECT region, event_id, event_name, hour, CAST(sold AS bigint) AS sold
FROM api.hours
WHERE (CAST(:everywhere AS boolean) OR region = ANY (string_to_array(:regions, ',')))
  AND hour >= CAST(:from AS timestamptz) AND hour < CAST(:to AS timestamptz) AND (NOT deleted OR CAST(:deleted AS boolean))
ORDER BY hour, region, event_id

-- Each day is of the event's own time zone, and has its beginning in the time that is asked for.
-- name: days
SELECT region, event_id, event_name, CAST(day AS text) AS day, timezone, CAST(sold AS bigint) AS sold
FROM api.days
WHERE (CAST(:everywhere AS boolean) OR region = ANY (string_to_array(:regions, ',')))
  AND begins >= CAST(:from AS timestamptz) AND begins < CAST(:to AS timestamptz) AND (NOT deleted OR CAST(:deleted AS boolean))
ORDER BY day, region, event_id

-- name: changes
SELECT region, event_id, ticket_type_id, ticket_type_name, changed_at, CAST(capacity AS bigint) AS capacity,
       CAST(sold AS bigint) AS sold, CAST(available AS bigint) AS available, CAST(delta AS bigint) AS delta, listed, complete_since
FROM api.changes
WHERE (CAST(:everywhere AS boolean) OR region = ANY (string_to_array(:regions, ',')))
  AND changed_at >= CAST(:from AS timestamptz) AND changed_at < CAST(:to AS timestamptz)
  AND (NOT deleted OR CAST(:deleted AS boolean))
ORDER BY changed_at, region, event_id, ticket_type_id

-- name: tickets
SELECT region, event_id, ticket_id, ticket_type_id, status, CAST(price AS text) AS price, currency, created_at, updated_at, gone_at
FROM api.tickets
WHERE (CAST(:everywhere AS boolean) OR region = ANY (string_to_array(:regions, ',')))
  AND created_at >= CAST(:from AS timestamptz) AND created_at < CAST(:to AS timestamptz)
  AND (NOT deleted OR CAST(:deleted AS boolean)) AND (gone_at IS NULL OR CAST(:gone AS boolean))
ORDER BY created_at, region, ticket_id
