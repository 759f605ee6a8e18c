-- name: seen
SELECT EXISTS (SELECT FROM poll_sighting WHERE run_id = :run AND ticket_id = :ticket) AS seen

-- name: clear
DELETE FROM poll_sighting WHERE run_id = :run

-- A run that is neither at its end nor to be gone on with may be at work as long as somebody holds the region's lease.
-- name: clear-abandoned
DELETE FROM poll_sighting s
WHERE s.run_id IN (
    SELECT p.run_id
    FROM poll_run p
    WHERE EXISTS (SELECT FROM poll_sighting k WHERE k.run_id = p.run_id)
      AND NOT EXISTS (SELECT FROM full_run f WHERE f.run_id = p.run_id)
      AND (p.finished_at IS NOT NULL
           OR NOT EXISTS (SELECT FROM poll_lease l
                          WHERE l.region_key = p.region_key AND l.expires_at > clock_timestamp())))
