-- What could not be read, and how far an interrupted full run got.

CREATE TABLE quarantine (
    region_key  integer NOT NULL REFERENCES region,
    kind        text NOT NULL CHECK (kind IN ('event', 'ticket', 'delivery')),
    object_id   text NOT NULL,
    reason      text NOT NULL,
    first_seen  timestamptz NOT NULL,
    last_seen   timestamptz NOT NULL,
    seen        integer NOT NULL,
    resolved_at timestamptz,
    PRIMARY KEY (region_key, kind, object_id)
) WITH (fillfactor = 70);
CREATE INDEX quarantine_open ON quarantine (region_key, kind) WHERE resolved_at IS NULL;
COMMENT ON TABLE quarantine IS 'Records of Vivenu that could not be read: which and why, nothing of their content.';
COMMENT ON COLUMN quarantine.reason IS 'Names the field and what is wrong with it, never its value.';
COMMENT ON COLUMN quarantine.seen IS 'How often it was met and could not be read.';
COMMENT ON COLUMN quarantine.resolved_at IS 'Since when it can be read. Cleared when it breaks again.';

CREATE VIEW quarantined AS
SELECT r.name AS region, q.kind, q.object_id, q.reason, q.first_seen, q.last_seen, q.seen, q.resolved_at
FROM quarantine q
JOIN region r USING (region_key);
COMMENT ON VIEW quarantined IS 'Records of Vivenu that could not be read; those with resolved_at can be read by now.';

CREATE TABLE full_run (
    region_key integer PRIMARY KEY REFERENCES region,
    run_id     bigint NOT NULL UNIQUE REFERENCES poll_run ON DELETE CASCADE,
    begun_at   timestamptz NOT NULL DEFAULT now(),
    moved_at   timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 50);
COMMENT ON TABLE full_run IS 'The full reading of a region that is not at its end yet. A run that was cut short leaves it to the next one.';
COMMENT ON COLUMN full_run.run_id IS 'The run that began the reading; what was seen (poll_sighting) is noted under this number also by the runs that go on with it.';

CREATE TABLE full_run_event (
    run_id      bigint NOT NULL REFERENCES full_run (run_id) ON DELETE CASCADE,
    event_id    text NOT NULL,
    next_skip   integer NOT NULL,
    vendor_sold bigint,
    stored_sold bigint,
    done        boolean NOT NULL,
    PRIMARY KEY (run_id, event_id)
) WITH (fillfactor = 70);
COMMENT ON TABLE full_run_event IS 'How far the full reading got with each event; moves in the transaction that stores the page.';
COMMENT ON COLUMN full_run_event.vendor_sold IS 'Vivenu''s count when the event was proved, beside what was stored then.';
