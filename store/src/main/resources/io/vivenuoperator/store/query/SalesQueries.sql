-- Whoever asks may see the regions that the transaction names in vivenu.regions: the views of the schema api see to it.

-- name: visible-commits
SELECT CASE
           WHEN pg_is_in_recovery() THEN CAST(pg_last_wal_replay_lsn() AS text)
           ELSE CAST(pg_current_snapshot() AS text)
       END AS commits

-- name: current-events
SELECT region, event_id, event_name, event_date, sales_start_date, status, sales_end_date, event_end_date, timezone, url,
       CAST(total_capacity AS bigint) AS total_capacity, CAST(total_sold AS bigint) AS total_sold,
       CAST(total_available AS bigint) AS total_available, CAST(percent_sold AS double precision) AS percent_sold, last_updated,
       complete_since, changed_at
FROM api.current_events

-- name: current-regions
SELECT region, watched_since, complete_since, data_through, completeness_percent, CAST(looks AS bigint) AS looks
FROM api.current_regions
ORDER BY region

-- name: regions
SELECT region, watched_since, complete_since FROM api.regions ORDER BY region

-- name: events
SELECT region, event_id, event_name, event_date, sales_start_date, status, sales_end_date, event_end_date, timezone, url,
       CAST(total_capacity AS bigint) AS total_capacity, CAST(total_sold AS bigint) AS total_sold,
       CAST(total_available AS bigint) AS total_available, CAST(percent_sold AS double precision) AS percent_sold, last_updated,
       complete_since
FROM api.events

-- name: event
SELECT region, event_id, event_name, event_date, sales_start_date, status, sales_end_date, event_end_date, timezone, url,
       CAST(total_capacity AS bigint) AS total_capacity, CAST(total_sold AS bigint) AS total_sold,
       CAST(total_available AS bigint) AS total_available, CAST(percent_sold AS double precision) AS percent_sold, last_updated,
       complete_since
FROM api.events
WHERE region = :region AND event_id = :eventId

-- name: ticket-types
SELECT ticket_type_id, ticket_type_name, CAST(capacity AS bigint) AS capacity, CAST(sold AS bigint) AS sold,
       CAST(available AS bigint) AS available, CAST(percent_sold AS double precision) AS percent_sold, CAST(price AS text) AS price,
       active, listed, changed_at
FROM api.ticket_types
WHERE region = :region AND event_id = :eventId
ORDER BY ticket_type_name, ticket_type_id

-- name: every-ticket-type
SELECT region, event_id, ticket_type_id, ticket_type_name, CAST(capacity AS bigint) AS capacity, CAST(sold AS bigint) AS sold,
       CAST(available AS bigint) AS available, CAST(percent_sold AS double precision) AS percent_sold, CAST(price AS text) AS price,
       active, listed, changed_at
FROM api.ticket_types
ORDER BY region, event_id, ticket_type_name, ticket_type_id

-- The bounds as a list of instants, divided by commas.
-- name: series
SELECT bucket, sold, total, covered
FROM api.series(:region, :eventId, CAST(string_to_array(:bounds, ',') AS timestamptz[]))
ORDER BY bucket

-- name: trust
SELECT region, data_through, completeness_percent FROM api.trust ORDER BY region

-- name: quality
SELECT region, data_through, last_full_at, last_full_outcome, last_full_reason, completeness_percent, last_incremental_at,
       last_incremental_outcome, last_incremental_reason, gaps_7d_seconds, quarantined, last_webhook_at
FROM api.quality
ORDER BY region
