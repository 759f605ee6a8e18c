-- name: list
SELECT c.relname
FROM pg_inherits i
JOIN pg_class c ON c.oid = i.inhrelid
WHERE i.inhparent = CAST(CAST(:table AS text) AS regclass) AND c.relname <> CAST(:table AS text) || '_default'
ORDER BY c.relname
