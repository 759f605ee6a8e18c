-- name: among
SELECT name FROM region WHERE name = ANY (CAST(:names AS text[]))
