-- name: disable
UPDATE subscription
SET active = false, disabled_reason = :reason, changed_at = clock_timestamp(), revision = revision + 1
WHERE uid = :uid AND active
