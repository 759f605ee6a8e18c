-- name: start
INSERT INTO poll_run (region_key, kind, holder, started_at) VALUES (:regionKey, :kind, :holder, :started) RETURNING run_id

-- name: finish
UPDATE poll_run
SET outcome = :outcome, reason = :reason, finished_at = :finished, events = :events, tickets = :tickets,
    requests = :requests, vendor_sold = :vendorSold, stored_sold = :storedSold, completeness_percent = :percent,
    message = :message
WHERE run_id = :run
