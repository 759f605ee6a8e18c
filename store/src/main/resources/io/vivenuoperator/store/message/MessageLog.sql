-- A time is also made a number, or a page of one day would be looked for through its whole week.
-- name: history
SELECT seq, at, id, type, source, key, payload, metadata, time
FROM message
WHERE seq > :after
  AND (CAST(:type AS text) IS NULL OR type = CAST(:type AS text))
  AND (CAST(:anyType AS boolean) OR type LIKE ANY (CAST(:types AS text[])))
  AND (CAST(:anySource AS boolean) OR source LIKE ANY (CAST(:sources AS text[])))
  AND (CAST(:allVisible AS boolean) OR source LIKE ANY (CAST(:visible AS text[])))
  AND (CAST(:key AS text) IS NULL OR key = CAST(:key AS text))
  AND (CAST(:since AS timestamptz) IS NULL
       OR at >= CAST(:since AS timestamptz)
          AND seq >= (SELECT min(seq)
                      FROM (SELECT f.seq FROM message f WHERE f.at >= CAST(:since AS timestamptz) ORDER BY f.at, f.seq LIMIT 1000) first))
  AND (CAST(:until AS timestamptz) IS NULL
       OR at < CAST(:until AS timestamptz)
          AND seq <= (SELECT max(seq)
                      FROM (SELECT l.seq FROM message l WHERE l.at < CAST(:until AS timestamptz) ORDER BY l.at DESC, l.seq DESC LIMIT 1000) last))
ORDER BY seq
LIMIT :most

-- name: since
SELECT min(seq) AS seq
FROM (SELECT f.seq FROM message f WHERE f.at >= CAST(:since AS timestamptz) ORDER BY f.at, f.seq LIMIT 1000) first

-- name: edges
SELECT f.seq AS earliest, f.at AS earliest_at, l.seq AS head, l.at AS head_at
FROM (SELECT seq, at FROM message ORDER BY seq LIMIT 1) f,
     (SELECT seq, at FROM message ORDER BY seq DESC LIMIT 1) l
