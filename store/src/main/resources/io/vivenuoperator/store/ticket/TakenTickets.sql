-- name: take
INSERT INTO taken_ticket (id, expires_at) VALUES (:id, :expiresAt)
ON CONFLICT DO NOTHING

-- Two that forget at the same time do not wait for each other.
-- name: forget
DELETE FROM taken_ticket
WHERE id IN (SELECT id FROM taken_ticket WHERE expires_at < :before ORDER BY expires_at LIMIT 100 FOR UPDATE SKIP LOCKED)
