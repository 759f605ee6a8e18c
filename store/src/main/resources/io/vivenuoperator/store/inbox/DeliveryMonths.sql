-- name: list
SELECT c.relname
FROM pg_inherits i
JOIN pg_class c ON c.oid = i.inhrelid
WHERE i.inhparent = CAST('webhook_delivery' AS regclass)
ORDER BY c.relname
