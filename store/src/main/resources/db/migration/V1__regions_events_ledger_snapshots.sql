-- The core: narrow tables with singular names. People read the views of V3.

CREATE TABLE region (
    region_key    integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name          text NOT NULL UNIQUE,
    watched_since timestamptz NOT NULL
);
COMMENT ON TABLE region IS 'A seller account that is watched. Rows stay when the region is removed from the cluster.';
COMMENT ON COLUMN region.watched_since IS
    'The first observation. A ticket first seen that was created before it belongs to the opening balance: it was sold, but not while we watched.';

CREATE TABLE event (
    event_key         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    region_key        integer NOT NULL REFERENCES region,
    event_id          text NOT NULL,
    name              text,
    starts_at         timestamptz,
    ends_at           timestamptz,
    sell_start        timestamptz,
    sell_end          timestamptz,
    timezone          text,
    seller_id         text,
    url               text,
    vendor_updated_at timestamptz,
    changed_at        timestamptz NOT NULL,
    vanished_at       timestamptz,
    deleted_at        timestamptz,
    UNIQUE (region_key, event_id)
) WITH (fillfactor = 80);
COMMENT ON TABLE event IS 'An event as Vivenu last described it. An event known only from its tickets has no name and no vendor_updated_at yet.';
COMMENT ON COLUMN event.vendor_updated_at IS 'Vivenu''s updatedAt of the version stored here: an older version never overwrites it.';
COMMENT ON COLUMN event.changed_at IS 'When this row last changed, by our observation.';
COMMENT ON COLUMN event.vanished_at IS 'A full run did not find it at Vivenu any more. Cleared when Vivenu shows it again.';
COMMENT ON COLUMN event.deleted_at IS 'Vivenu said that it was deleted. Cleared only by a newer version.';

CREATE TABLE ticket_type (
    type_key       integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_key      integer NOT NULL REFERENCES event,
    ticket_type_id text NOT NULL,
    name           text NOT NULL,
    capacity       integer,
    price          numeric,
    active         boolean NOT NULL,
    listed         boolean NOT NULL,
    UNIQUE (event_key, ticket_type_id)
);
COMMENT ON COLUMN ticket_type.capacity IS 'Vivenu''s amount. NULL when Vivenu gives none; that is not 0.';
COMMENT ON COLUMN ticket_type.listed IS 'Whether the event lists this type now. Types known only from tickets, and removed ones, are not listed; they have no part in the event''s capacity.';

CREATE TABLE ticket (
    region_key  integer NOT NULL,
    ticket_id   text NOT NULL,
    type_key    integer NOT NULL REFERENCES ticket_type,
    status      smallint NOT NULL,
    price       numeric,
    currency    text,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    gone_at     timestamptz,
    PRIMARY KEY (region_key, ticket_id)
) WITH (fillfactor = 90);
CREATE INDEX ticket_by_type ON ticket (type_key);
COMMENT ON TABLE ticket IS 'The ledger: the facts of each ticket that counts need. No person, no secret, no barcode.';
COMMENT ON COLUMN ticket.status IS '1 VALID, 2 INVALID, 3 RESERVED, 4 DETAILSREQUIRED, 5 BLANK. Sold are 1 and 4.';
COMMENT ON COLUMN ticket.updated_at IS 'Vivenu''s updatedAt: an older version never overwrites a newer one.';
COMMENT ON COLUMN ticket.recorded_at IS 'The database''s clock when this row was last written; a full run leaves alone what was written after it began.';
COMMENT ON COLUMN ticket.gone_at IS 'A full run did not find it at Vivenu any more: it does not count as sold.';

CREATE TABLE type_state (
    type_key   integer PRIMARY KEY REFERENCES ticket_type,
    sold       integer NOT NULL,
    opening    integer NOT NULL,
    changed_at timestamptz NOT NULL
) WITH (fillfactor = 70);
COMMENT ON TABLE type_state IS 'The current figures, one row per ticket type: sold = opening + sum(snapshot.delta).';

CREATE TABLE snapshot (
    event_key integer NOT NULL,
    at        timestamptz NOT NULL,
    type_key  integer NOT NULL,
    sold      integer NOT NULL,
    delta     integer NOT NULL,
    capacity  integer,
    listed    boolean NOT NULL,
    PRIMARY KEY (event_key, at, type_key)
);
CREATE INDEX snapshot_by_time ON snapshot USING brin (at) WITH (pages_per_range = 32, autosummarize = on);
COMMENT ON TABLE snapshot IS
    'The figures of a ticket type each time they changed, and only then; poll_coverage tells "no change" from "not looked". A series of sales is sum(delta).';
COMMENT ON COLUMN snapshot.delta IS 'Change of sold while we watched; 0 for what had been sold before (the opening balance).';
