-- Who waits for a lock keeps all writers behind it waiting: better give up and try again with the next poll.
-- name: impatient
SET LOCAL lock_timeout = '2s'

-- name: forget-keys
DELETE FROM message_key
WHERE ctid = ANY (ARRAY(SELECT ctid FROM message_key WHERE at < :before LIMIT :limit))

-- name: forget-dead-letters
DELETE FROM dead_letter
WHERE ctid = ANY (ARRAY(SELECT ctid FROM dead_letter WHERE at < :before LIMIT :limit))

-- name: forget-minutes
DELETE FROM delivery_minute
WHERE ctid = ANY (ARRAY(SELECT ctid FROM delivery_minute WHERE minute < :before LIMIT :limit))

-- name: forget-stray-messages
DELETE FROM message_default
WHERE ctid = ANY (ARRAY(SELECT ctid FROM message_default WHERE at < :before LIMIT :limit))

-- name: forget-stray-attempts
DELETE FROM attempt_default
WHERE ctid = ANY (ARRAY(SELECT ctid FROM attempt_default WHERE at < :before LIMIT :limit))
