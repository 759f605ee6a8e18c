-- name: find
SELECT c.read_until,
       CAST(greatest(extract(epoch FROM clock_timestamp() - c.moved_at), 0) AS double precision) AS seconds
FROM sync_cursor c JOIN region r USING (region_key)
WHERE r.name = :region AND c.stream = :stream

-- name: advance
INSERT INTO sync_cursor AS c (region_key, stream, read_until) VALUES (:regionKey, :stream, :until)
ON CONFLICT (region_key, stream) DO UPDATE
SET read_until = excluded.read_until, moved_at = excluded.moved_at,
    window_from = NULL, window_until = NULL, window_skip = NULL, window_total = NULL, window_certain = NULL
WHERE c.read_until < excluded.read_until

-- An open window that ends nowhere further than the cursor is at its end.
-- name: close-window
UPDATE sync_cursor c
SET window_from = NULL, window_until = NULL, window_skip = NULL, window_total = NULL, window_certain = NULL
FROM region r
WHERE r.region_key = c.region_key AND r.name = :region AND c.stream = :stream

-- name: pull-back
UPDATE sync_cursor c
SET read_until = :certain,
    window_from = NULL, window_until = NULL, window_skip = NULL, window_total = NULL, window_certain = NULL
FROM region r
WHERE r.region_key = c.region_key AND r.name = :region AND c.stream = :stream AND c.read_until > :certain

-- name: within
UPDATE sync_cursor c
SET window_from = :from, window_until = :until, window_skip = :skip, window_total = :total, window_certain = :certain
FROM region r
WHERE r.region_key = c.region_key AND r.name = :region AND c.stream = :stream

-- A poller of the previous release moves and closes windows without window_certain: a window that does not reach it belongs to that poller.
-- name: open-window
SELECT c.window_from, c.window_until, c.window_skip, c.window_total, c.window_certain
FROM sync_cursor c JOIN region r USING (region_key)
WHERE r.name = :region AND c.stream = :stream AND c.window_certain > c.read_until AND c.window_until >= c.window_certain
