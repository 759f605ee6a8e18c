-- What was last told of facts that go to and fro, so that a change is told and a state is not. Why: decision 0059.

CREATE TABLE told (
    kind  text NOT NULL,
    key   integer NOT NULL,
    state text NOT NULL,
    at    timestamptz NOT NULL,
    due   timestamptz,
    PRIMARY KEY (kind, key)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01);
CREATE INDEX told_by_due ON told (due) WHERE due IS NOT NULL;
COMMENT ON TABLE told IS 'What was last told of an event''s or a ticket type''s figures, of a sale, of a region; written in the transaction that tells it. No row: nothing yet.';
COMMENT ON COLUMN told.kind IS 'What the state is one of: event and ticket_type (figures), sale, and region with a point and what of it.';
COMMENT ON COLUMN told.key IS 'Of the event, the ticket type or the region in its table.';
COMMENT ON COLUMN told.state IS 'Of figures the level: 0, 50, 80, 90 or 95 percent, or 100 for sold out.';
COMMENT ON COLUMN told.at IS 'When this state was told, or passed over in silence, by our clock.';
COMMENT ON COLUMN told.due IS 'When to look again, because the state has fallen back sooner than that may be told.';

-- What is so already when this begins is no news.
WITH types AS (
    SELECT e.event_key, y.type_key, y.capacity, y.listed, coalesce(s.sold, 0) AS sold
    FROM event e
    JOIN ticket_type y USING (event_key)
    LEFT JOIN type_state s USING (type_key)
    WHERE e.complete_since IS NOT NULL AND e.deleted_at IS NULL AND e.vanished_at IS NULL
), events AS (
    SELECT event_key, sum(sold) AS sold,
           CASE WHEN NOT bool_or(listed AND capacity IS NULL) THEN sum(capacity) FILTER (WHERE listed) END AS capacity
    FROM types
    GROUP BY event_key
), levels AS (
    SELECT 'ticket_type' AS kind, type_key AS key, 100 AS level
    FROM types
    WHERE listed AND capacity > 0 AND sold >= capacity
    UNION ALL
    SELECT 'event', event_key,
           CASE
               WHEN sold >= capacity THEN 100
               WHEN 100 * sold >= 95 * capacity THEN 95
               WHEN 100 * sold >= 90 * capacity THEN 90
               WHEN 100 * sold >= 80 * capacity THEN 80
               WHEN 100 * sold >= 50 * capacity THEN 50
               ELSE 0
           END
    FROM events
    WHERE capacity > 0
)
INSERT INTO told (kind, key, state, at)
SELECT kind, key, level::text, now() FROM levels WHERE level > 0;
INSERT INTO told (kind, key, state, at)
SELECT 'region.ready', region_key, 'Ready', now() FROM region WHERE complete_since IS NOT NULL;

-- History by one type, and by one ticket or event.
CREATE INDEX message_by_type ON message (type, seq);
CREATE INDEX message_by_key ON message (key, seq) WHERE key IS NOT NULL;
