package io.vivenuoperator.store.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrations only add: programs of the release before work on the schema of the next one. */
class MigrationLinterTest {
    private static final Path STEPS = Path.of("src/main/resources/db/migration");

    private static final String BEFORE_0_1 =
            "part of 0.1.0, before which there was no release whose programs could miss it";
    private static final String TRANSLATED =
            "a trigger writes the words that belong to an older poll's numbers, so no row of its is refused (FullRunUpgradeIT)";

    private static final String ITS_OWN = "the step makes these functions itself: no older program calls them";

    /** What may stand all the same, and why. A step that is not written yet has no place here without a decision. */
    private static final Map<String, Map<String, String>> ALLOWED = Map.of(
            "V6__inbox_by_months.sql",
            Map.of(
                    "DROPS: DROP VIEW webhook_deliveries", BEFORE_0_1,
                    "DROPS: DROP INDEX webhook_delivery_by_time", BEFORE_0_1,
                    "RENAMES: webhook_delivery RENAME TO webhook_delivery_before", BEFORE_0_1,
                    "DROPS: DROP TABLE webhook_delivery_before", BEFORE_0_1),
            "V9__unknown_is_not_zero.sql",
            Map.of(
                    "RESTRICTS: ADD CONSTRAINT capacity_from_0",
                    "a trigger makes of each value that it would refuse one that it takes; snapshots copy those"),
            "V11__full_run_progress_in_words.sql",
            Map.of(
                    "RESTRICTS: ADD CONSTRAINT full_run_state", TRANSLATED,
                    "RESTRICTS: ADD CONSTRAINT full_run_list", TRANSLATED,
                    "RESTRICTS: ADD CONSTRAINT full_run_event_id", TRANSLATED,
                    "RESTRICTS: ADD CONSTRAINT full_run_event_state", TRANSLATED,
                    "RESTRICTS: ADD CONSTRAINT full_run_event_next", TRANSLATED,
                    "RESTRICTS: ADD CONSTRAINT full_run_event_counts", TRANSLATED),
            "V12__window_total_or_null.sql",
            Map.of(
                    "RESTRICTS: ADD CONSTRAINT sync_cursor_window",
                    "a trigger makes NULL of the -1 that older polls write (WindowTotalUpgradeIT)"),
            "V13__months_by_their_owner.sql",
            Map.of(
                    "TAKES_RIGHTS: REVOKE EXECUTE ON FUNCTION make_delivery_month, drop_delivery_month FROM PUBLIC",
                    "who was no owner of the inbox could not make a month before, whoever might call the function"),
            "V19__messages.sql",
            Map.of(
                    "TAKES_RIGHTS: REVOKE EXECUTE ON FUNCTION make_message_week, drop_message_week FROM PUBLIC",
                    ITS_OWN),
            "V20__delivery.sql",
            Map.of(
                    "TAKES_RIGHTS: REVOKE EXECUTE ON FUNCTION make_attempt_week, drop_attempt_week FROM PUBLIC",
                    ITS_OWN));

    @Test
    void noStepTakesAnythingAwayFromOlderPrograms() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        for (Path step : steps()) {
            Set<String> findings = new TreeSet<>(new MigrationLinter(Files.readString(step)).findings());
            if (!findings.isEmpty()) {
                found.put(step.getFileName().toString(), findings);
            }
        }

        Map<String, Set<String>> allowed = new TreeMap<>();
        ALLOWED.forEach((step, findings) -> allowed.put(step, new TreeSet<>(findings.keySet())));
        assertThat(found)
                .as("add instead: a new column, table, view or function beside the old one (docs/architecture.md)")
                .isEqualTo(allowed);
    }

    private static List<Path> steps() throws IOException {
        try (Stream<Path> files = Files.list(STEPS)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            DROP TABLE ticket                                                            | DROPS
            drop view if exists events                                                   | DROPS
            ALTER TABLE ticket ADD COLUMN a text, DROP COLUMN price                      | DROPS
            ALTER TABLE ticket DROP price                                                | DROPS
            DROP FUNCTION sales_at(timestamptz)                                          | DROPS
            DROP INDEX ticket_by_type                                                    | DROPS
            ALTER TABLE ticket RENAME TO tickets_v2                                      | RENAMES
            ALTER TABLE ticket RENAME COLUMN price TO cost                               | RENAMES
            ALTER VIEW events RENAME TO event_list                                       | RENAMES
            ALTER TABLE ticket ALTER COLUMN price TYPE bigint                            | CHANGES_A_TYPE
            ALTER TABLE ticket ALTER price SET DATA TYPE bigint                          | CHANGES_A_TYPE
            ALTER TABLE ticket ADD COLUMN seat text NOT NULL                             | WANTS_A_COLUMN_FILLED
            ALTER TABLE ticket ADD COLUMN a text DEFAULT '', ADD price numeric(10, 2) NOT NULL | WANTS_A_COLUMN_FILLED
            ALTER TABLE ticket ALTER COLUMN price SET NOT NULL                           | FORBIDS_NULL
            ALTER TABLE ticket ALTER COLUMN status DROP NOT NULL                         | LETS_READERS_MEET_NULL
            ALTER TABLE poll_run ALTER COLUMN registered_at DROP DEFAULT                 | STOPS_FILLING
            ALTER TABLE ticket ADD CONSTRAINT price_from_0 CHECK (price >= 0)            | RESTRICTS
            ALTER TABLE ticket ADD UNIQUE (ticket_id)                                    | RESTRICTS
            CREATE UNIQUE INDEX one ON ticket (ticket_id)                                | FORBIDS_DUPLICATES
            DELETE FROM ticket WHERE price IS NULL                                       | DELETES_ROWS
            TRUNCATE poll_sighting                                                       | DELETES_ROWS
            REVOKE SELECT ON ticket FROM PUBLIC                                          | TAKES_RIGHTS
            ALTER TABLE ticket SET SCHEMA archive                                        | MOVES
            ALTER TABLE event DISABLE TRIGGER younger_event_is_complete                  | SWITCHES_OFF
            LOCK TABLE ticket IN ACCESS EXCLUSIVE MODE                                   | KEEPS_READERS_WAITING
            CREATE INDEX CONCURRENTLY slow ON ticket (price)                             | LEAVES_THE_TRANSACTION
            COMMIT                                                                       | LEAVES_THE_TRANSACTION
            DO $$ BEGIN IF true THEN DROP TABLE ticket; END IF; END $$                   | DROPS
            DO $do$ BEGIN EXECUTE format('DROP TABLE %I', 'ticket'); END $do$            | DROPS
            CREATE TABLE x (a integer); DROP TABLE ticket                                | DROPS
            DROP VIEW events; CREATE VIEW events AS SELECT 1 AS x                        | DROPS
            """)
    void aPlantedViolationIsFound(String sql, String rule) {
        assertThat(new MigrationLinter("-- a step\n" + sql + ";\n").findings())
                .anySatisfy(finding -> assertThat(finding).startsWith(rule + ": "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE ticket ADD COLUMN seat text",
                "ALTER TABLE ticket ADD COLUMN seat text NOT NULL DEFAULT '', ADD COLUMN row integer NOT NULL DEFAULT 0",
                "ALTER TABLE ticket ADD COLUMN paid boolean NOT NULL GENERATED ALWAYS AS (price > 0) STORED",
                "CREATE TABLE seat (id text NOT NULL); ALTER TABLE seat ADD CONSTRAINT named CHECK (id <> ''); DROP TABLE seat",
                "CREATE TABLE seat (id text NOT NULL); CREATE UNIQUE INDEX one ON seat (id)",
                "CREATE OR REPLACE VIEW events AS SELECT 1 AS x",
                "COMMENT ON TABLE ticket IS 'DROP TABLE ticket; it''s only words'",
                "-- DROP TABLE ticket\nSELECT 1",
                "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN DELETE FROM ticket; DROP TABLE ticket; END $$",
                "UPDATE ticket SET price = NULL WHERE price < 0"
            })
    void whatOnlyAddsIsNot(String sql) {
        assertThat(new MigrationLinter(sql + ";").findings()).isEmpty();
    }
}
