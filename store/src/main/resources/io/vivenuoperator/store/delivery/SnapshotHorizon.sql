-- name: oldest
SELECT CAST(CAST(backend_xmin AS text) AS bigint) AS xmin
FROM pg_stat_activity
WHERE backend_xmin IS NOT NULL AND pid <> pg_backend_pid()
ORDER BY age(backend_xmin) DESC
LIMIT 1
