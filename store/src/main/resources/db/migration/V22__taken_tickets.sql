-- Tickets for streams that were taken: each opens one stream, in whichever process. Why: decision 0060.

CREATE TABLE taken_ticket (
    id         text PRIMARY KEY,
    expires_at timestamptz NOT NULL
);
CREATE INDEX taken_ticket_by_expiry ON taken_ticket (expires_at);
COMMENT ON TABLE taken_ticket IS 'Tickets for streams that were taken. A row goes some time after its ticket could still be taken.';
COMMENT ON COLUMN taken_ticket.id IS 'The number that the ticket was given; the ticket itself is nowhere.';
COMMENT ON COLUMN taken_ticket.expires_at IS 'Until when the ticket was good, by the clock of the process that issued it.';
