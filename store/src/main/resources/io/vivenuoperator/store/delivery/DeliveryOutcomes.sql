-- name: write
WITH mine AS (
    SELECT l.shard, l.counting_since
    FROM subscription_lease l
    JOIN unnest(CAST(:leaseShards AS integer[]), CAST(:leaseTokens AS bigint[])) AS held (shard, token)
        ON l.shard = held.shard AND l.token = held.token
    ORDER BY l.shard
    FOR SHARE OF l
), attempted AS (
    INSERT INTO attempt (at, subscription_uid, seq, number, status, reason, millis, replay, detail)
    SELECT a.at, a.uid, a.seq, a.number, a.status, a.reason, a.millis, a.replay, a.detail
    FROM unnest(CAST(:attemptShards AS integer[]), CAST(:attemptTimes AS timestamptz[]), CAST(:attemptUids AS text[]),
                CAST(:attemptSeqs AS bigint[]), CAST(:attemptNumbers AS integer[]), CAST(:attemptStatuses AS integer[]),
                CAST(:attemptReasons AS text[]), CAST(:attemptMillis AS integer[]), CAST(:attemptReplays AS text[]),
                CAST(:attemptDetails AS text[]))
        AS a (shard, at, uid, seq, number, status, reason, millis, replay, detail)
    JOIN mine USING (shard)
), retried AS (
    INSERT INTO retry (subscription_uid, seq, key, attempts, due, status, reason, replay)
    SELECT r.uid, r.seq, r.key, r.attempts, clock_timestamp() + r.millis * interval '1 millisecond', r.status, r.reason, r.replay
    FROM unnest(CAST(:retryShards AS integer[]), CAST(:retryUids AS text[]), CAST(:retrySeqs AS bigint[]),
                CAST(:retryKeys AS text[]), CAST(:retryAttempts AS integer[]), CAST(:retryMillis AS integer[]),
                CAST(:retryStatuses AS integer[]), CAST(:retryReasons AS text[]), CAST(:retryReplays AS text[]))
        AS r (shard, uid, seq, key, attempts, millis, status, reason, replay)
    JOIN mine USING (shard)
    ON CONFLICT (subscription_uid, seq) DO UPDATE
    SET attempts = excluded.attempts, due = excluded.due, status = excluded.status, reason = excluded.reason,
        replay = excluded.replay
    -- A row that was only updated carries the locking transaction's number in xmax; a new one carries none.
    RETURNING subscription_uid AS uid, seq, xmax = 0 AS is_new
), settled AS (
    SELECT s.uid, s.seq, s.delivered
    FROM unnest(CAST(:settledShards AS integer[]), CAST(:settledUids AS text[]), CAST(:settledSeqs AS bigint[]),
                CAST(:settledDelivered AS boolean[])) AS s (shard, uid, seq, delivered)
    JOIN mine USING (shard)
), unretried AS (
    DELETE FROM retry r USING settled s WHERE r.subscription_uid = s.uid AND r.seq = s.seq
    RETURNING r.subscription_uid AS uid, r.seq
), revived AS (
    DELETE FROM dead_letter d USING settled s WHERE s.delivered AND d.subscription_uid = s.uid AND d.seq = s.seq
), buried AS (
    INSERT INTO dead_letter (subscription_uid, seq, at, attempts, status, reason, answer)
    SELECT d.uid, d.seq, clock_timestamp(), d.attempts, d.status, d.reason, d.answer
    FROM unnest(CAST(:deadShards AS integer[]), CAST(:deadUids AS text[]), CAST(:deadSeqs AS bigint[]),
                CAST(:deadAttempts AS integer[]), CAST(:deadStatuses AS integer[]), CAST(:deadReasons AS text[]),
                CAST(:deadAnswers AS text[])) AS d (shard, uid, seq, attempts, status, reason, answer)
    JOIN mine USING (shard)
    ON CONFLICT (subscription_uid, seq) DO UPDATE
    SET at = excluded.at, attempts = excluded.attempts, status = excluded.status, reason = excluded.reason,
        answer = excluded.answer
), counted AS (
    INSERT INTO delivery_minute AS c (minute, subscription_uid, type, source, delivered, failed)
    SELECT m.minute, m.uid, m.type, m.source, m.delivered, m.failed
    FROM unnest(CAST(:minuteShards AS integer[]), CAST(:minutes AS timestamptz[]), CAST(:minuteUids AS text[]),
                CAST(:minuteTypes AS text[]), CAST(:minuteSources AS text[]), CAST(:minuteDelivered AS bigint[]),
                CAST(:minuteFailed AS bigint[])) AS m (shard, minute, uid, type, source, delivered, failed)
    JOIN mine USING (shard)
    -- The others are gathered by whoever wrote them.
    WHERE mine.counting_since IS NULL OR m.minute < mine.counting_since
    ON CONFLICT (minute, subscription_uid, type, source) DO UPDATE
    SET delivered = c.delivered + excluded.delivered, failed = c.failed + excluded.failed
), moved AS (
    UPDATE subscription_position p
    SET upto = n.upto, upto_at = n.at
    FROM unnest(CAST(:positionShards AS integer[]), CAST(:positionUids AS text[]), CAST(:positionSeqs AS bigint[]),
                CAST(:positionTimes AS timestamptz[])) AS n (shard, uid, upto, at)
    JOIN mine USING (shard)
    WHERE p.subscription_uid = n.uid AND p.upto < n.upto
), replayed AS (
    UPDATE replay r
    SET position = n.position, sent = n.sent, failed = n.failed,
        state = CASE WHEN n.finished THEN 'Complete' ELSE r.state END,
        finished_at = CASE WHEN n.finished THEN clock_timestamp() ELSE r.finished_at END
    FROM unnest(CAST(:replayShards AS integer[]), CAST(:replayIds AS text[]), CAST(:replayPositions AS bigint[]),
                CAST(:replaySent AS bigint[]), CAST(:replayFailed AS bigint[]), CAST(:replayFinished AS boolean[]))
        AS n (shard, id, position, sent, failed, finished)
    JOIN mine USING (shard)
    WHERE r.id = n.id AND r.state = 'Running'
)
SELECT 'written' AS effect, shard, counting_since, CAST(NULL AS text) AS uid, CAST(NULL AS bigint) AS seq FROM mine
UNION ALL
SELECT 'added', NULL, NULL, uid, seq FROM retried WHERE is_new
UNION ALL
SELECT 'removed', NULL, NULL, uid, seq FROM unretried
