-- How many records the list of an open window had is NULL when no page has told it. It was -1, and programs of earlier releases go on
-- writing that during an upgrade: it is stored as NULL, which they read as a list of 0 records and so as one that did not shrink,
-- just as they take -1. Decision 0040.

CREATE FUNCTION window_total_not_known() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.window_total := NULL;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION window_total_not_known() IS
    'Takes a total below 0, which programs of earlier releases write, for one that is not known.';
CREATE TRIGGER negative_window_total_is_not_known BEFORE INSERT OR UPDATE OF window_total ON sync_cursor
    FOR EACH ROW WHEN (NEW.window_total < 0) EXECUTE FUNCTION window_total_not_known();

UPDATE sync_cursor SET window_total = NULL WHERE window_total < 0;
ALTER TABLE sync_cursor
    ADD CONSTRAINT sync_cursor_window CHECK (
        window_skip >= 0 AND window_total >= 0 AND (window_total IS NULL OR window_skip IS NOT NULL));
COMMENT ON COLUMN sync_cursor.window_total IS
    'How many records the window''s list had when window_skip of them were read; NULL when no page has told, and between two windows.';
