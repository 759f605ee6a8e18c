-- name: extend
UPDATE poll_coverage c
SET to_at = greatest(c.to_at, :at), polls = c.polls + 1
WHERE c.region_key = :regionKey
  AND c.from_at = (SELECT max(from_at) FROM poll_coverage WHERE region_key = c.region_key)
  AND c.to_at >= :since

-- name: begin
INSERT INTO poll_coverage (region_key, from_at, to_at, polls) VALUES (:regionKey, :at, :at, 1)
ON CONFLICT (region_key, from_at) DO UPDATE SET polls = poll_coverage.polls + 1
