-- The schema api grows by parts: each function make_api_… of this schema makes its own views and functions there. Later steps add such
-- functions and leave the earlier ones alone. Why: decision 0050.

CREATE FUNCTION api_visible() RETURNS text
LANGUAGE sql IMMUTABLE AS $body$
    SELECT $$(current_setting('vivenu.regions', true) = '*'
              OR region = ANY (string_to_array(current_setting('vivenu.regions', true), ',')))$$
$body$;
COMMENT ON FUNCTION api_visible() IS
    'The text of the condition that every view of the schema api ends with: its column region is one that the transaction may see.';

CREATE FUNCTION renew_api() RETURNS text
LANGUAGE plpgsql AS $renew$
DECLARE
    obstacle text := make_api();
    part     regprocedure;
BEGIN
    IF obstacle IS NOT NULL THEN
        RETURN obstacle;
    END IF;
    FOR part IN
        SELECT oid::regprocedure
        FROM pg_proc
        WHERE pronamespace = quote_ident(current_schema())::regnamespace AND starts_with(proname, 'make_api_') AND pronargs = 0
        ORDER BY proname
    LOOP
        EXECUTE format('SELECT %s', part);
    END LOOP;
    RETURN NULL;
END
$renew$;
COMMENT ON FUNCTION renew_api() IS
    'Makes or renews the schema api with all its parts, which migrate has done after its steps; NULL when it is there, else why it is not.';
