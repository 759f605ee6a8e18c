-- How far a full run got stood in numbers that were none: an event without an id whose counts meant "listed" (-1) or "every event
-- was tried" (-2), and -1 tickets read for "all of them". Now it is said in words. The numbers stay beside them, for the pollers of
-- the release before: whoever writes one form, the triggers here write the other. Decisions 0040 and 0043.

ALTER TABLE full_run
    ADD COLUMN state text NOT NULL DEFAULT 'Listing',
    ADD COLUMN list_skip bigint,
    ADD COLUMN list_total bigint;
ALTER TABLE full_run_event ADD COLUMN state text;

CREATE FUNCTION full_run_words_of_numbers() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.state := CASE WHEN NEW.event_id = '' THEN NULL
                      WHEN NEW.done AND NEW.vendor_sold >= 0 AND NEW.stored_sold >= 0 THEN 'Proved'
                      WHEN NEW.done OR NEW.next_skip = 0 THEN 'Listed'
                      WHEN NEW.next_skip > 0 THEN 'Reading'
                      ELSE 'Read' END;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION full_run_words_of_numbers() IS 'A poller of the release before wrote how far an event is read: the same in words.';

CREATE FUNCTION full_run_numbers_of_words() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.done := NEW.state = 'Proved';
    NEW.next_skip := CASE NEW.state WHEN 'Reading' THEN NEW.next_skip WHEN 'Read' THEN -1 ELSE 0 END;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION full_run_numbers_of_words() IS 'How far an event is read, as pollers of the release before read it.';

CREATE FUNCTION full_run_words_of_list() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE full_run
    SET state = CASE WHEN NEW.stored_sold >= 0 THEN 'Listing' WHEN NEW.stored_sold = -2 THEN 'EventsLeft' ELSE 'Reading' END,
        list_skip = CASE WHEN NEW.stored_sold >= 0 THEN NEW.stored_sold END,
        list_total = CASE WHEN NEW.stored_sold >= 0 AND NEW.vendor_sold >= 0 THEN NEW.vendor_sold END
    WHERE run_id = NEW.run_id;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION full_run_words_of_list() IS 'A poller of the release before wrote how far the list of events is read: the same in words.';

CREATE FUNCTION full_run_list_of_words() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO full_run_event AS e (run_id, event_id, next_skip, vendor_sold, stored_sold, done)
    VALUES (NEW.run_id, '', 0,
            CASE NEW.state WHEN 'Listing' THEN coalesce(NEW.list_total, -1) WHEN 'Reading' THEN -1 ELSE -2 END,
            CASE NEW.state WHEN 'Listing' THEN coalesce(NEW.list_skip, 0) WHEN 'Reading' THEN -1 ELSE -2 END,
            true)
    ON CONFLICT (run_id, event_id) DO UPDATE
    SET vendor_sold = excluded.vendor_sold, stored_sold = excluded.stored_sold, done = excluded.done;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION full_run_list_of_words() IS 'How far the list of events is read, as pollers of the release before read it.';

-- What a reading that is under way has noted. Its id, its time and the tickets it has seen stay: it goes on where it was.
UPDATE full_run f
SET state = CASE WHEN m.stored_sold >= 0 THEN 'Listing' WHEN m.stored_sold = -2 THEN 'EventsLeft' ELSE 'Reading' END,
    list_skip = CASE WHEN m.stored_sold >= 0 THEN m.stored_sold END,
    list_total = CASE WHEN m.stored_sold >= 0 AND m.vendor_sold >= 0 THEN m.vendor_sold END
FROM full_run_event m
WHERE m.run_id = f.run_id AND m.event_id = '';

-- Who writes is seen by what is written: the release before writes `done` and knows no `state`, this one writes `state` only.
CREATE TRIGGER words_of_a_new_row BEFORE INSERT ON full_run_event
    FOR EACH ROW WHEN (NEW.state IS NULL) EXECUTE FUNCTION full_run_words_of_numbers();
CREATE TRIGGER words_of_a_changed_row BEFORE UPDATE OF done ON full_run_event
    FOR EACH ROW EXECUTE FUNCTION full_run_words_of_numbers();
CREATE TRIGGER numbers_of_a_new_row BEFORE INSERT ON full_run_event
    FOR EACH ROW WHEN (NEW.state IS NOT NULL) EXECUTE FUNCTION full_run_numbers_of_words();
CREATE TRIGGER numbers_of_a_changed_row BEFORE UPDATE OF state ON full_run_event
    FOR EACH ROW EXECUTE FUNCTION full_run_numbers_of_words();
UPDATE full_run_event SET done = done;

-- Not from within each other: each writes the form that the other one reads.
CREATE TRIGGER words_of_the_list AFTER INSERT OR UPDATE OF done ON full_run_event
    FOR EACH ROW WHEN (NEW.event_id = '' AND pg_trigger_depth() = 0) EXECUTE FUNCTION full_run_words_of_list();
CREATE TRIGGER list_of_the_words AFTER UPDATE OF state ON full_run
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION full_run_list_of_words();

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
    ADD CONSTRAINT full_run_event_id CHECK ((event_id = '') = (state IS NULL)),
    ADD CONSTRAINT full_run_event_state CHECK (state IN ('Listed', 'Reading', 'Read', 'Proved')),
    ADD CONSTRAINT full_run_event_next CHECK (state <> 'Reading' OR next_skip >= 0),
    ADD CONSTRAINT full_run_event_counts CHECK (
        state <> 'Proved' OR coalesce(vendor_sold, -1) >= 0 AND coalesce(stored_sold, -1) >= 0);
COMMENT ON COLUMN full_run_event.state IS
    'Listed: none of its tickets is read. Reading: next_skip of them are. Read: all are, the proof is missing. Proved: done with in this reading. NULL: no event, but how far the list is read, for pollers of the release before.';
COMMENT ON COLUMN full_run_event.next_skip IS
    'How many of its tickets were read. For pollers of the release before also 0 for none and -1 for all of them.';
COMMENT ON COLUMN full_run_event.done IS 'For pollers of the release before. A later migration drops it.';
