-- name: lock
SELECT CAST(pg_advisory_xact_lock(1987473005, 8) AS text) AS locked

-- name: all
SELECT uid, spec, secrets, secrets_key, disabled_reason, active, ended_at IS NOT NULL AS ended
FROM subscription
WHERE origin = 'kubernetes'
ORDER BY uid
FOR UPDATE

-- name: newest
SELECT coalesce(max(CAST(CAST(spec AS json) ->> 'fileRevision' AS bigint)), 0) AS revision
FROM (SELECT spec FROM subscription WHERE origin = 'kubernetes'
      UNION ALL
      SELECT spec FROM replay WHERE resource_uid IS NOT NULL) AS handed

-- name: put
INSERT INTO subscription AS stored (uid, origin, namespace, name, spec, secrets, secrets_key, regions, created_by, active,
                                    disabled_reason, shard, created_at, changed_at, revision)
VALUES (:uid, 'kubernetes', :namespace, :name, :spec, CAST(:secrets AS bytea), :secretsKey,
        string_to_array(:regions, chr(10)), :createdBy, :active, NULLIF(:disabledReason, ''), :shard, :now, :now, 1)
ON CONFLICT (uid) DO UPDATE
SET name = excluded.name, spec = excluded.spec, secrets = excluded.secrets, secrets_key = excluded.secrets_key,
    regions = excluded.regions, active = excluded.active, disabled_reason = excluded.disabled_reason, ended_at = NULL,
    changed_at = excluded.changed_at, revision = stored.revision + 1
WHERE stored.origin = 'kubernetes'

-- name: end
UPDATE subscription
SET spec = :spec, active = false, ended_at = :now, changed_at = :now, revision = revision + 1
WHERE uid = :uid AND origin = 'kubernetes' AND ended_at IS NULL
