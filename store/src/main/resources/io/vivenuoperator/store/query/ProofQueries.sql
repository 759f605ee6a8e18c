-- name: region
SELECT region FROM api.regions WHERE region = :region

-- Runs that started at the same instant: so many of them as have passed are skipped.
-- name: runs
SELECT kind, started_at, finished_at, outcome, reason, CAST(events AS bigint) AS events, CAST(tickets AS bigint) AS tickets,
       CAST(requests AS bigint) AS requests, vendor_sold, stored_sold, completeness_percent
FROM api.runs
WHERE region = :region AND started_at >= CAST(:from AS timestamptz) AND started_at < CAST(:to AS timestamptz)
  AND started_at <= CAST(:last AS timestamptz)
ORDER BY started_at DESC, registered_at, kind
OFFSET :passed
LIMIT :most

-- name: known
SELECT known_from, known_to
FROM api.gaps(:region, CAST(:from AS timestamptz), CAST(:to AS timestamptz))
LIMIT 1

-- name: gaps
SELECT begins, ends
FROM api.gaps(:region, CAST(:from AS timestamptz), CAST(:to AS timestamptz))
WHERE begins > CAST(:after AS timestamptz)
ORDER BY begins
LIMIT :most
