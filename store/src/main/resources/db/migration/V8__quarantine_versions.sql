-- Polls write their lease first, receivers the keys of their deliveries: who has begun may end, and the others wait here, not half-way
-- with tables that this migration needs next. Readers don't wait yet.
LOCK TABLE poll_lease, delivery_key IN SHARE ROW EXCLUSIVE MODE;

-- A delivery may be late: whether what it says resolves a record in quarantine depends on which of the two is younger.

ALTER TABLE quarantine ADD COLUMN version timestamptz;
COMMENT ON COLUMN quarantine.version IS
    'Vivenu''s updatedAt of the version that could not be read. NULL when that could not be read either.';
