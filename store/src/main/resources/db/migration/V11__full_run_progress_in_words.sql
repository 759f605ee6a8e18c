-- How far a full run got stood in numbers that were none: an event without an id whose counts meant "listed" (-1) or "every event
-- was tried" (-2), and -1 tickets read for "all of them". Now it is said in words. Readings that are under way go on where they
-- were. Pollers of the release before can still read them, and can't write them: decision 0040.

ALTER TABLE full_run
    ADD COLUMN state text NOT NULL DEFAULT 'Listing',
    ADD COLUMN list_skip bigint,
    ADD COLUMN list_total bigint;
UPDATE full_run f
SET state = CASE WHEN m.stored_sold >= 0 THEN 'Listing' WHEN m.stored_sold = -2 THEN 'EventsLeft' ELSE 'Reading' END,
    list_skip = CASE WHEN m.stored_sold >= 0 THEN m.stored_sold END,
    list_total = CASE WHEN m.stored_sold >= 0 AND m.vendor_sold >= 0 THEN m.vendor_sold END
FROM full_run_event m
WHERE m.run_id = f.run_id AND m.event_id = '';
DELETE FROM full_run_event WHERE event_id = '';
ALTER TABLE full_run
    ADD CONSTRAINT full_run_state CHECK (state IN ('Listing', 'Reading', 'EventsLeft')),
    ADD CONSTRAINT full_run_list CHECK (
        (list_skip IS NULL OR state = 'Listing') AND (list_total IS NULL OR list_skip IS NOT NULL)
        AND list_skip >= 0 AND list_total >= 0);
COMMENT ON COLUMN full_run.state IS
    'Listing: the list of events is being read. Reading: it is read, their tickets are. EventsLeft: every event was tried, some are to be tried again.';
COMMENT ON COLUMN full_run.list_skip IS
    'How many events were listed, when the list had list_total; NULL before the first page and when the list is read.';
COMMENT ON COLUMN full_run.list_total IS 'NULL also when the list did not tell.';

ALTER TABLE full_run_event
    ADD COLUMN state text NOT NULL DEFAULT 'Listed',
    ALTER COLUMN next_skip DROP NOT NULL;
UPDATE full_run_event
SET state = CASE WHEN done AND vendor_sold >= 0 AND stored_sold >= 0 THEN 'Proved'
                 WHEN done OR next_skip = 0 THEN 'Listed'
                 WHEN next_skip > 0 THEN 'Reading'
                 ELSE 'Read' END;
UPDATE full_run_event
SET next_skip = CASE WHEN state = 'Reading' THEN next_skip END,
    vendor_sold = CASE WHEN state = 'Proved' THEN vendor_sold END,
    stored_sold = CASE WHEN state = 'Proved' THEN stored_sold END;
ALTER TABLE full_run_event
    ALTER COLUMN state DROP DEFAULT,
    DROP COLUMN done,
    ADD COLUMN done boolean GENERATED ALWAYS AS (state = 'Proved') STORED,
    ADD CONSTRAINT full_run_event_id CHECK (event_id <> ''),
    ADD CONSTRAINT full_run_event_state CHECK (state IN ('Listed', 'Reading', 'Read', 'Proved')),
    ADD CONSTRAINT full_run_event_next CHECK ((state = 'Reading') = (next_skip IS NOT NULL) AND next_skip >= 0),
    ADD CONSTRAINT full_run_event_counts CHECK (
        (state = 'Proved') = (vendor_sold IS NOT NULL) AND (state = 'Proved') = (stored_sold IS NOT NULL)
        AND vendor_sold >= 0 AND stored_sold >= 0);
COMMENT ON COLUMN full_run_event.state IS
    'Listed: none of its tickets is read. Reading: next_skip of them are. Read: all are, the proof is missing. Proved: done with in this reading.';
COMMENT ON COLUMN full_run_event.next_skip IS 'How many of its tickets were read; NULL unless some were and some are not.';
COMMENT ON COLUMN full_run_event.done IS
    'For pollers of the release before, which read it and fail when they write it. A later migration drops it.';
