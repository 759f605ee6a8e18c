-- The budget counts a request until it was answered and a minute is over, and those who wait for it take turns.

ALTER TABLE request_budget ADD COLUMN waiting text[] NOT NULL DEFAULT '{}';
ALTER TABLE request_budget ADD COLUMN turns timestamptz[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN request_budget.granted IS
    'One instant for each request of the last hour, sorted: the latest at which Vivenu can have seen it. A request under way stands further ahead; when its sender has the answer, that is the instant.';
COMMENT ON COLUMN request_budget.waiting IS 'Who was refused and has not been granted a request since, in the order in which they came.';
COMMENT ON COLUMN request_budget.turns IS 'When each of them was told to come back. Who comes later than a few seconds after it has lost the turn.';
COMMENT ON COLUMN request_budget.refused_until IS 'Not used any more.';

-- One row per key, one lock, one call: settles the caller's last request, and grants the next one or says how long to wait.
-- In no window of a minute or an hour does Vivenu see more than allowed: a place is free a minute after the request in it was
-- answered, or after the latest instant at which it can have arrived.
CREATE FUNCTION take_request(for_key text, who text, last_request timestamptz, answered_before interval,
                             per_minute integer, per_hour integer, longest_way interval,
                             OUT request timestamptz, OUT wait_millis bigint)
LANGUAGE plpgsql AS $$
DECLARE
    b       request_budget;
    at      timestamptz;
    place   integer;
    size    integer;
    ahead   integer;
    paced   integer;
    free_at timestamptz;
BEGIN
    SELECT * INTO b FROM request_budget WHERE fingerprint = for_key FOR UPDATE;
    IF NOT FOUND THEN
        INSERT INTO request_budget (fingerprint, granted) VALUES (for_key, '{}') ON CONFLICT DO NOTHING;
        SELECT * INTO b FROM request_budget WHERE fingerprint = for_key FOR UPDATE;
    END IF;
    at := clock_timestamp();

    place := array_position(b.granted, last_request);
    IF place IS NOT NULL THEN
        b.granted := b.granted[:place - 1] || b.granted[place + 1:];
        place := width_bucket(at - answered_before, b.granted);
        b.granted := b.granted[:place] || (at - answered_before) || b.granted[place + 1:];
    END IF;
    -- What is forgotten depends on the time only, because callers may have different limits.
    b.granted := b.granted[width_bucket(at - interval '1 hour', b.granted) + 1:];

    IF cardinality(b.waiting) > 0 THEN
        SELECT coalesce(array_agg(q.name ORDER BY q.n), '{}'), coalesce(array_agg(q.turn ORDER BY q.n), '{}')
        INTO b.waiting, b.turns
        FROM unnest(b.waiting, b.turns) WITH ORDINALITY AS q (name, turn, n)
        WHERE q.turn > at - interval '3 seconds';
    END IF;
    place := array_position(b.waiting, who);
    -- Those before the caller whose turn it is already; one who has to wait longer, by limits of its own, holds up nobody.
    SELECT count(*) INTO ahead
    FROM unnest(b.turns) WITH ORDINALITY AS q (turn, n)
    WHERE q.turn <= at AND (place IS NULL OR q.n < place);

    size := cardinality(b.granted);
    paced := greatest(floor(per_minute * b.pace), 1);
    free_at := greatest(at, b.blocked_until,
                        b.granted[least(size - paced + 1 + ahead, size)] + interval '1 minute',
                        b.granted[least(size - per_hour + 1 + ahead, size)] + interval '1 hour');
    IF ahead >= least(paced, per_hour) THEN
        -- More are before the caller than there are places: they come, or lose their turns soon.
        free_at := greatest(free_at, at + interval '1 second');
    END IF;
    IF free_at <= at THEN
        request := at + longest_way;
        place := width_bucket(request, b.granted);
        b.granted := b.granted[:place] || request || b.granted[place + 1:];
        b.pace := least(b.pace + 0.01, 1);
        b.blocked_until := NULL;
        place := array_position(b.waiting, who);
        IF place IS NOT NULL THEN
            b.waiting := b.waiting[:place - 1] || b.waiting[place + 1:];
            b.turns := b.turns[:place - 1] || b.turns[place + 1:];
        END IF;
    ELSE
        wait_millis := ceil(extract(epoch FROM free_at - at) * 1000);
        IF place IS NOT NULL THEN
            b.turns[place] := free_at;
        ELSIF who <> '' THEN
            b.waiting := b.waiting || who;
            b.turns := b.turns || free_at;
        END IF;
    END IF;
    UPDATE request_budget
    SET granted = b.granted, pace = b.pace, blocked_until = b.blocked_until, waiting = b.waiting, turns = b.turns
    WHERE fingerprint = for_key;
END
$$;
COMMENT ON FUNCTION take_request(text, text, timestamptz, interval, integer, integer, interval) IS
    'Takes one request from a key''s budget: its instant, or how many milliseconds to wait. Who does not give a name is not put in the queue.';

-- A window of changes that a run could not read to its end, so that the next one goes on within it.

ALTER TABLE full_run ADD COLUMN owes boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN full_run.owes IS 'The reading before ended without some events: runs of either kind go on with this one.';
ALTER TABLE sync_cursor ADD COLUMN window_from timestamptz;
ALTER TABLE sync_cursor ADD COLUMN window_until timestamptz;
ALTER TABLE sync_cursor ADD COLUMN window_skip bigint;
ALTER TABLE sync_cursor ADD COLUMN window_total bigint;
COMMENT ON COLUMN full_run_event.next_skip IS 'How many of its tickets were read; -1 when all were and only the proof is missing.';
COMMENT ON COLUMN sync_cursor.window_from IS 'Beginning of the window that is being read; NULL between two windows.';
COMMENT ON COLUMN sync_cursor.window_skip IS 'How many of the window''s records were read, when its list had window_total; moves in the transaction that stores the page.';
