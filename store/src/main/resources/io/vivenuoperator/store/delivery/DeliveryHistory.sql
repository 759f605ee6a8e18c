-- name: attempts
SELECT a.at, a.seq, m.id, m.type, m.at AS stored_at, a.number, a.status, a.reason, a.detail, a.millis, a.replay
FROM (SELECT at, seq, number, status, reason, detail, millis, replay FROM attempt
      WHERE subscription_uid = :uid
        AND at <= CAST(:at AS timestamptz)
        AND (at, seq, number) < (CAST(:at AS timestamptz), CAST(:seq AS bigint), CAST(:number AS integer))
      ORDER BY at DESC, seq DESC, number DESC
      LIMIT :most) AS a
LEFT JOIN message m ON m.seq = a.seq
ORDER BY a.at DESC, a.seq DESC, a.number DESC

-- name: dead-letters
SELECT d.seq, d.at, d.attempts, d.status, d.reason, d.answer, m.id, m.type, m.at AS stored_at
FROM (SELECT seq, at, attempts, status, reason, answer FROM dead_letter
      WHERE subscription_uid = :uid AND seq > :after
      ORDER BY seq
      LIMIT :most) AS d
LEFT JOIN message m ON m.seq = d.seq
ORDER BY d.seq

-- name: dead
SELECT subscription_uid, count(*) AS dead FROM dead_letter
WHERE subscription_uid = ANY (CAST(:uids AS text[]))
GROUP BY subscription_uid
