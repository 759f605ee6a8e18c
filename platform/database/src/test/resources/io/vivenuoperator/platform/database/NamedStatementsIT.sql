-- name: add
INSERT INTO sale (id, at, note, price, tags, online) VALUES (:id, :at, :note, :price, :tags, :online)

-- Two rows are refused: the key is there.
-- name: find
SELECT id, at, note, price, tags, online FROM sale WHERE id = :id

-- name: all
SELECT id, note
FROM sale
WHERE at >= :since AND at < CAST(:since AS timestamptz) + CAST(:length AS interval) -- an hour, say
ORDER BY id

-- name: timeout
SELECT current_setting('statement_timeout') AS timeout
