-- name: start
INSERT INTO poll_run (region_key, kind, holder, started_at) VALUES (:regionKey, :kind, :holder, :started) RETURNING run_id

-- name: finish
UPDATE poll_run p
SET outcome = :outcome, reason = :reason, finished_at = :finished, events = :events, tickets = :tickets,
    requests = :requests, vendor_sold = :vendorSold, stored_sold = :storedSold, completeness_percent = :percent,
    message = :message
FROM (SELECT run_id, finished_at FROM poll_run WHERE run_id = :run FOR UPDATE) b
WHERE p.run_id = b.run_id
RETURNING b.finished_at IS NULL AS first
