-- A delivery may be late: whether what it says resolves a record in quarantine depends on which of the two is younger.

ALTER TABLE quarantine ADD COLUMN version timestamptz;
COMMENT ON COLUMN quarantine.version IS
    'Vivenu''s updatedAt of the version that could not be read. NULL when that could not be read either.';
