-- Each time the beginning or the end of an event's sale became another one, from this step on. Why: decision 0080.

CREATE TABLE sales_date_change (
    event_key  integer NOT NULL REFERENCES event,
    number     integer NOT NULL,
    field      text NOT NULL CONSTRAINT date_of_a_sale CHECK (field IN ('sellStart', 'sellEnd')),
    old_value  timestamptz,
    new_value  timestamptz,
    noticed_at timestamptz NOT NULL,
    PRIMARY KEY (event_key, number)
);
COMMENT ON TABLE sales_date_change IS
    'How the dates of sales changed. An event''s first description is no change, and what changed before this table was made is not known.';
COMMENT ON COLUMN sales_date_change.number IS 'Counts the event''s changes from 1 on, in the order in which we saw them.';
COMMENT ON COLUMN sales_date_change.old_value IS 'NULL: Vivenu gave none, or none that could be read.';
COMMENT ON COLUMN sales_date_change.new_value IS 'NULL: Vivenu gives none, or none that can be read.';
COMMENT ON COLUMN sales_date_change.noticed_at IS
    'When we saw it, by our clock: at Vivenu it happened before. Several changes between two looks are one here.';

-- A trigger, because programs of an earlier release write events, too. Writers of an event wait for each other at its row, so no number is given twice.
CREATE FUNCTION keep_sales_date_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO sales_date_change (event_key, number, field, old_value, new_value, noticed_at)
    SELECT NEW.event_key,
           coalesce((SELECT max(b.number) FROM sales_date_change b WHERE b.event_key = NEW.event_key), 0)
               + row_number() OVER (ORDER BY c.place),
           c.field,
           c.old_value,
           c.new_value,
           NEW.changed_at
    FROM (VALUES (1, 'sellStart', OLD.sell_start, NEW.sell_start),
                 (2, 'sellEnd', OLD.sell_end, NEW.sell_end)) AS c (place, field, old_value, new_value)
    WHERE c.old_value IS DISTINCT FROM c.new_value;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION keep_sales_date_change() IS 'Of a trigger: what an event''s dates of sale were before is kept.';

-- An event without a name was never described: it is known from a ticket or from its deletion.
CREATE TRIGGER sales_date_changes_are_kept AFTER UPDATE OF sell_start, sell_end ON event
    FOR EACH ROW
    WHEN (OLD.name IS NOT NULL AND (OLD.sell_start, OLD.sell_end) IS DISTINCT FROM (NEW.sell_start, NEW.sell_end))
    EXECUTE FUNCTION keep_sales_date_change();

CREATE VIEW sales_date_changes AS
SELECT r.name AS region,
       e.event_id,
       c.number,
       c.field,
       c.old_value,
       c.new_value,
       c.noticed_at
FROM sales_date_change c
JOIN event e USING (event_key)
JOIN region r USING (region_key);
COMMENT ON VIEW sales_date_changes IS
    'Each time the beginning (sellStart) or the end (sellEnd) of an event''s sale became another one; NULL is no date, or none that could be read.';

CREATE FUNCTION make_api_sales_dates() RETURNS void
LANGUAGE plpgsql AS $make$
BEGIN
    EXECUTE $$CREATE OR REPLACE VIEW api.sales_date_changes WITH (security_barrier) AS
        SELECT region, event_id, event_name, number, field, old_value, new_value, noticed_at
        FROM (SELECT r.name AS region, e.event_id, coalesce(e.name, e.event_id) AS event_name, c.number, c.field, c.old_value,
                     c.new_value, c.noticed_at
              FROM sales_date_change c
              JOIN event e USING (event_key)
              JOIN region r USING (region_key)) q
        WHERE $$ || api_visible();
    COMMENT ON VIEW api.sales_date_changes IS
        'Each time the beginning (sellStart) or the end (sellEnd) of an event''s sale became another one; NULL is no date, or none that could be read. The name is today''s.';
END
$make$;
COMMENT ON FUNCTION make_api_sales_dates() IS 'Makes or renews the part of the schema api that shows how dates of sales changed.';
