-- Who waits for a lock keeps all writers behind it waiting: better give up and try again with the next poll.
-- name: impatient
SET LOCAL lock_timeout = '2s'
