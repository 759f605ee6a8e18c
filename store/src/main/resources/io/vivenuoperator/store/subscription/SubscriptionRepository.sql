-- name: create
INSERT INTO subscription (uid, origin, namespace, name, spec, secrets, secrets_key, regions, created_by, active, shard,
                          created_at, changed_at, revision)
VALUES (:uid, :origin, NULLIF(:namespace, ''), :name, :spec,
        CASE WHEN CAST(:secretsKey AS text) = '' THEN NULL ELSE CAST(:secrets AS bytea) END, NULLIF(:secretsKey, ''),
        string_to_array(:regions, chr(10)), :createdBy, :active, :shard, :now, :now, 1)

-- name: begin-now
INSERT INTO subscription_position (subscription_uid, upto, upto_at)
SELECT :uid, coalesce(max(seq), 0), coalesce(max(at), :now)
FROM (SELECT seq, at FROM message ORDER BY seq DESC LIMIT 1) AS newest

-- name: begin-earliest
INSERT INTO subscription_position (subscription_uid, upto, upto_at)
SELECT :uid, 0, coalesce((SELECT min(at) FROM message), :now)

-- name: begin-at
INSERT INTO subscription_position (subscription_uid, upto, upto_at)
SELECT :uid,
       coalesce((SELECT min(seq) - 1 FROM message WHERE at >= :at), (SELECT max(seq) FROM message), 0),
       :at

-- name: find
SELECT uid, origin, namespace, name, spec, secrets, secrets_key, array_to_string(regions, chr(10)) AS regions, created_by, active,
       disabled_reason, created_at, changed_at, revision
FROM subscription
WHERE uid = :uid AND ended_at IS NULL

-- name: list
SELECT uid, origin, namespace, name, spec, secrets, secrets_key, array_to_string(regions, chr(10)) AS regions, created_by, active,
       disabled_reason, created_at, changed_at, revision
FROM subscription
WHERE ended_at IS NULL
  AND (CAST(:every AS boolean) OR regions <@ string_to_array(:visible, chr(10)))
  AND (created_at, uid) > (CAST(:createdAt AS timestamptz), :uid)
ORDER BY created_at, uid
LIMIT :most

-- name: active
SELECT uid, origin, namespace, name, spec, secrets, secrets_key, array_to_string(regions, chr(10)) AS regions, created_by, active,
       disabled_reason, created_at, changed_at, revision
FROM subscription
WHERE ended_at IS NULL AND active

-- name: count
SELECT count(*) AS subscriptions FROM subscription WHERE created_by = :createdBy AND origin = 'api' AND ended_at IS NULL

-- name: change
UPDATE subscription
SET spec = :spec,
    secrets = CASE WHEN CAST(:secretsKey AS text) = '' THEN NULL ELSE CAST(:secrets AS bytea) END,
    secrets_key = NULLIF(:secretsKey, ''),
    active = :active,
    disabled_reason = CASE WHEN CAST(:active AS boolean) THEN NULL ELSE disabled_reason END,
    changed_at = :now,
    revision = revision + 1
WHERE uid = :uid AND revision = :revision AND ended_at IS NULL

-- name: skip
UPDATE subscription_position
SET upto = greatest(upto, newest.seq), upto_at = :now
FROM (SELECT coalesce(max(seq), 0) AS seq FROM message) AS newest
WHERE subscription_uid = :uid

-- name: end
UPDATE subscription SET ended_at = :now, active = false, changed_at = :now, revision = revision + 1
WHERE uid = :uid AND ended_at IS NULL
