-- Of a shard whose owner gathers counts, the hour ends where they are complete; nothing is said while that is long ago.
-- name: subscriptions
SELECT s.uid, s.active, s.disabled_reason,
       (SELECT count(*) FROM dead_letter d WHERE d.subscription_uid = s.uid) AS dead,
       CASE WHEN l.counting_since IS NULL OR l.counting_since >= CAST(:counting AS timestamptz) + interval '55 minutes'
            THEN coalesce(hour.delivered, 0) END AS delivered,
       CASE WHEN l.counting_since IS NULL OR l.counting_since >= CAST(:counting AS timestamptz) + interval '55 minutes'
            THEN coalesce(hour.failed, 0) END AS failed,
       (SELECT CAST(r.spec AS json) ->> 'name' FROM replay r
        WHERE r.subscription_uid = s.uid AND r.resource_uid IS NOT NULL AND r.state IN ('Pending', 'Running')
        ORDER BY r.created_at LIMIT 1) AS replay,
       success.at AS success_at, success.status AS success_status, success.reason AS success_reason,
       CAST(NULL AS text) AS success_detail,
       success.millis AS success_millis, success.number AS success_number, CAST(NULL AS timestamptz) AS success_next,
       failure.at AS failure_at, failure.status AS failure_status, failure.reason AS failure_reason, failure.detail AS failure_detail,
       failure.millis AS failure_millis, failure.number AS failure_number,
       (SELECT due FROM retry WHERE retry.subscription_uid = s.uid AND retry.seq = failure.seq) AS failure_next
FROM subscription s
JOIN subscription_lease l ON l.shard = s.shard
LEFT JOIN (SELECT d.subscription_uid, CAST(sum(d.delivered) AS bigint) AS delivered, CAST(sum(d.failed) AS bigint) AS failed
           FROM delivery_minute d
           JOIN subscription o ON o.uid = d.subscription_uid
           JOIN subscription_lease c ON c.shard = o.shard
           WHERE d.minute >= CAST(:counting AS timestamptz) - interval '5 minutes'
             AND d.minute >= coalesce(c.counting_since - interval '1 hour', CAST(:counting AS timestamptz))
             AND (c.counting_since IS NULL OR d.minute < c.counting_since)
           GROUP BY d.subscription_uid) AS hour ON hour.subscription_uid = s.uid
LEFT JOIN LATERAL (SELECT at, status, reason, millis, number FROM attempt a
                   WHERE a.subscription_uid = s.uid AND a.at >= :looking AND a.reason IS NULL
                   ORDER BY a.at DESC LIMIT 1) AS success ON true
LEFT JOIN LATERAL (SELECT at, status, reason, detail, millis, number, seq FROM attempt a
                   WHERE a.subscription_uid = s.uid AND a.at >= :looking AND a.reason IS NOT NULL
                   ORDER BY a.at DESC LIMIT 1) AS failure ON true
WHERE s.origin = 'kubernetes' AND s.ended_at IS NULL
ORDER BY s.uid

-- name: first-after
SELECT at FROM message WHERE seq > :position ORDER BY seq LIMIT 1

-- name: replays
SELECT resource_uid, state, matched, sent, failed, position, started_at, finished_at
FROM replay
WHERE resource_uid IS NOT NULL AND (finished_at IS NULL OR finished_at >= :since)
ORDER BY created_at
