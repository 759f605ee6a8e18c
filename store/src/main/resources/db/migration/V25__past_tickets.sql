-- Past tickets that a historical sync sends to somebody's endpoint: whose turn it is there, at which pace, and what became of each
-- ticket. Why: decision 0066.

CREATE TABLE historical_endpoint (
    endpoint_key integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    url_sha256   bytea NOT NULL UNIQUE,
    host         text NOT NULL,
    next_at      timestamptz NOT NULL,
    token        bigint NOT NULL,
    holder       text NOT NULL,
    since        timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.01);
COMMENT ON TABLE historical_endpoint IS 'The endpoints of historical syncs. One sync at a time sends to an endpoint: the one that holds its lease.';
COMMENT ON COLUMN historical_endpoint.url_sha256 IS 'Of the whole URL, which may have a secret in it and is not kept.';
COMMENT ON COLUMN historical_endpoint.next_at IS 'Nothing is sent before, whichever sync or process it is.';
COMMENT ON COLUMN historical_endpoint.token IS 'Counts the holders: an older one claims nothing any more.';

CREATE TABLE replayed_ticket (
    endpoint_key integer NOT NULL REFERENCES historical_endpoint,
    region       text NOT NULL,
    ticket_id    text NOT NULL,
    event_id     text NOT NULL,
    state        text NOT NULL CHECK (state IN ('Claimed', 'Sent', 'Refused', 'InDoubt')),
    attempts     integer NOT NULL,
    answer       text,
    claimed_at   timestamptz NOT NULL,
    settled_at   timestamptz,
    token        bigint NOT NULL,
    sync_uid     text NOT NULL,
    PRIMARY KEY (endpoint_key, region, ticket_id)
) WITH (fillfactor = 80);
CREATE INDEX replayed_ticket_claimed ON replayed_ticket (endpoint_key) WHERE state = 'Claimed';
COMMENT ON TABLE replayed_ticket IS 'What became of each past ticket at an endpoint. No payload, no person, no secret.';
COMMENT ON COLUMN replayed_ticket.region IS 'Its key as text: a region that nobody watches must not begin to look watched.';
COMMENT ON COLUMN replayed_ticket.state IS
    'Claimed: is being sent, or was when the process died. InDoubt: may have arrived. A ticket that was not settled has no row.';
COMMENT ON COLUMN replayed_ticket.attempts IS 'How often the sync of sync_uid has sent it.';
COMMENT ON COLUMN replayed_ticket.answer IS 'The HTTP status, or why there is none; nothing of the answer''s text.';
COMMENT ON COLUMN replayed_ticket.token IS 'Of the lease under which it was claimed last.';

CREATE VIEW replayed_tickets AS
SELECT t.region,
       t.ticket_id,
       t.event_id,
       e.host AS endpoint_host,
       t.state,
       t.attempts,
       t.answer,
       t.claimed_at,
       t.settled_at
FROM replayed_ticket t
JOIN historical_endpoint e ON e.endpoint_key = t.endpoint_key;
COMMENT ON VIEW replayed_tickets IS 'What became of each past ticket that a historical sync has sent or tried to send.';
