-- name: turn
WITH turned AS (
    INSERT INTO told AS o (kind, key, state, at)
    VALUES (:kind, :key, :state, :now)
    ON CONFLICT (kind, key) DO UPDATE
    SET state = excluded.state, at = excluded.at
    WHERE o.state <> excluded.state AND o.at <= excluded.at - interval '2 minutes'
    RETURNING key
)
SELECT EXISTS (SELECT FROM turned) AS turned, (SELECT t.state FROM told t WHERE t.kind = :kind AND t.key = :key) AS before
