-- name: after
SELECT seq, at, id, type, source, key, payload, metadata, time
FROM message
WHERE at >= CAST(:at AS timestamptz) - interval '1 day' AND seq > :seq
ORDER BY seq
LIMIT :most

-- name: between
SELECT seq, at, id, type, source, key, payload, metadata, time
FROM message
WHERE at >= CAST(:from AS timestamptz) AND at < CAST(:to AS timestamptz) AND seq > :seq
ORDER BY seq
LIMIT :most

-- name: of
SELECT seq, at, id, type, source, key, payload, metadata, time
FROM message
WHERE seq = ANY (CAST(:seqs AS bigint[]))
ORDER BY seq

-- name: head
SELECT seq, at FROM message ORDER BY seq DESC LIMIT 1

-- name: earliest
SELECT seq, at FROM message ORDER BY seq LIMIT 1

-- name: last-before
SELECT coalesce(max(seq), 0) AS seq FROM message WHERE at < CAST(:at AS timestamptz)
