-- How far a stream is read is told by Vivenu's own clock. Windows that earlier versions left open ended by ours: they are read anew.

ALTER TABLE sync_cursor ADD COLUMN window_certain timestamptz;
UPDATE sync_cursor
SET window_from = NULL, window_until = NULL, window_skip = NULL, window_total = NULL
WHERE window_until IS NOT NULL;
COMMENT ON COLUMN sync_cursor.read_until IS
    'In Vivenu''s time, and never ahead of it: what it stamped before is read. When its clock goes back, so does this.';
COMMENT ON COLUMN sync_cursor.moved_at IS
    'The database''s clock when read_until moved forward: had Vivenu''s clock gone back since then, it would now show less than that much later.';
COMMENT ON COLUMN sync_cursor.window_certain IS 'What read_until will be when the open window is at its end; the window may reach further.';
COMMENT ON TABLE sync_cursor IS
    'Up to which updatedAt a stream of a region was read; moves in the transaction that stores the rows.';

ALTER TABLE full_run ADD COLUMN vendor_begun_at timestamptz;
COMMENT ON COLUMN full_run.vendor_begun_at IS 'What Vivenu''s clock showed when the reading began; NULL when no answer told.';
COMMENT ON TABLE poll_coverage IS
    'One row per unbroken run of successful polls: within it, "no snapshot" means "no change". It ends where the polls'' reading did, by Vivenu''s clock and by ours.';
