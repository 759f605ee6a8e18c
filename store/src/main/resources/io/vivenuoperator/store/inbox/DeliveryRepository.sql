-- name: delete
WITH old AS (
    DELETE FROM delivery_key
    WHERE ctid = ANY (ARRAY(SELECT ctid FROM delivery_key WHERE received_at < :before LIMIT :limit))
    RETURNING region_key, delivery_id, received_at
), deliveries AS (
    DELETE FROM webhook_delivery d
    USING old o
    WHERE d.received_at < :before AND d.received_at = o.received_at
      AND d.region_key = o.region_key AND d.delivery_id = o.delivery_id
)
SELECT count(*) AS deleted FROM old

-- name: delete-keys
DELETE FROM delivery_key
WHERE ctid = ANY (ARRAY(SELECT ctid FROM delivery_key WHERE received_at < :before LIMIT :limit))
