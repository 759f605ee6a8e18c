-- A subscription that comes back meanwhile has another ctid, and stays.

-- name: retries
DELETE FROM retry
WHERE ctid = ANY (ARRAY(SELECT r.ctid FROM retry r JOIN subscription s ON s.uid = r.subscription_uid
                        WHERE s.ended_at < :before LIMIT :most))

-- name: dead-letters
DELETE FROM dead_letter
WHERE ctid = ANY (ARRAY(SELECT d.ctid FROM dead_letter d JOIN subscription s ON s.uid = d.subscription_uid
                        WHERE s.ended_at < :before LIMIT :most))

-- name: replays-of-ended
DELETE FROM replay
WHERE ctid = ANY (ARRAY(SELECT r.ctid FROM replay r JOIN subscription s ON s.uid = r.subscription_uid
                        WHERE s.ended_at < :before LIMIT :most))

-- name: positions
DELETE FROM subscription_position
WHERE ctid = ANY (ARRAY(SELECT p.ctid FROM subscription_position p JOIN subscription s ON s.uid = p.subscription_uid
                        WHERE s.ended_at < :before LIMIT :most))

-- name: subscriptions
DELETE FROM subscription
WHERE ctid = ANY (ARRAY(SELECT s.ctid FROM subscription s
                        WHERE s.ended_at < :before
                          AND NOT EXISTS (SELECT FROM retry r WHERE r.subscription_uid = s.uid)
                          AND NOT EXISTS (SELECT FROM dead_letter d WHERE d.subscription_uid = s.uid)
                          AND NOT EXISTS (SELECT FROM replay r WHERE r.subscription_uid = s.uid)
                        LIMIT :most))

-- name: finished-replays
DELETE FROM replay
WHERE ctid = ANY (ARRAY(SELECT ctid FROM replay WHERE resource_uid IS NULL AND finished_at < :before LIMIT :most))

-- name: tickets
DELETE FROM taken_ticket
WHERE ctid = ANY (ARRAY(SELECT ctid FROM taken_ticket WHERE expires_at < :before LIMIT :most))
