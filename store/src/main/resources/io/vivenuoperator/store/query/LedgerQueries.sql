-- A status that is not known here stands as ? among the statuses that are asked for.
-- name: tickets
SELECT ticket_id, ticket_type_id, status, CAST(price AS text) AS price, currency, created_at, updated_at, gone_at
FROM api.tickets
WHERE region = :region AND event_id = :eventId AND coalesce(status, '?') = ANY (string_to_array(:statuses, ','))
  AND created_at >= CAST(:from AS timestamptz) AND created_at < CAST(:to AS timestamptz)
  AND (gone_at IS NULL OR CAST(:gone AS boolean))
  AND (created_at, ticket_id) > (CAST(:afterTime AS timestamptz), CAST(:afterId AS text))
ORDER BY created_at, ticket_id
LIMIT :most
