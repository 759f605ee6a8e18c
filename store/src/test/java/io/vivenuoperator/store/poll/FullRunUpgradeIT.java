package io.vivenuoperator.store.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.schema.EarlierSchema;
import io.vivenuoperator.store.schema.SchemaMigration;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Full syncs left unfinished by the previous release, one per region and stage, are resumed by this one, and the other way
 * round after a rollback. The statements that the previous release's pollers run are reproduced here.
 */
class FullRunUpgradeIT {
    private static final String BEFORE = "10";
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @RegisterExtension
    final TestDatabase db = TestDatabase.empty();

    private final FullRunProgress progress = new FullRunProgress();

    @BeforeEach
    void upgradeWithAReadingAtEachStage() {
        DatabaseUrl url = DatabaseUrl.parse(db.url());
        EarlierSchema.migrate(url, BEFORE);
        db.execute("""
                INSERT INTO region (name, watched_since)
                SELECT name, '2026-01-01Z'
                FROM unnest(ARRAY['begun', 'listing', 'untold', 'reading', 'left', 'owing', 'idle']) WITH ORDINALITY AS n (name, i)
                ORDER BY i;
                INSERT INTO poll_run (region_key, kind, holder, started_at)
                SELECT region_key, 'Full', 'old-pod', now() FROM region ORDER BY region_key;
                INSERT INTO full_run (region_key, run_id, begun_at, owes, vendor_begun_at)
                SELECT region_key, run_id, '2026-11-26T01:00Z', region_key = 6, '2026-11-26T01:00:01Z'
                FROM poll_run WHERE region_key < 7;
                INSERT INTO poll_sighting (run_id, ticket_id) SELECT run_id, 't' || run_id FROM full_run;
                INSERT INTO full_run_event (run_id, event_id, next_skip, vendor_sold, stored_sold, done)
                VALUES (2, '', 0, 250, 100, true), (2, 'e1', 0, NULL, NULL, false),
                       (3, '', 0, -1, 100, true), (3, 'e1', 0, NULL, NULL, false),
                       (4, '', 0, -1, -1, true), (4, 'e1', 0, 7, 6, true), (4, 'e2', -1, NULL, NULL, false),
                       (4, 'e3', 2000, NULL, NULL, false), (4, 'e4', 0, NULL, NULL, false), (4, 'e5', 0, 0, 0, true),
                       (5, '', 0, -2, -2, true), (5, 'e1', 0, 7, 7, true), (5, 'e2', 1000, NULL, NULL, false),
                       (6, '', 0, 0, 0, true);
                """);
        SchemaMigration.migrate(url);
    }

    private FullRunState find(String region) {
        return db.database().inTransaction(tx -> progress.find(tx, region, DAY)).orElseThrow();
    }

    @Test
    void aReadingThatJustBeganBeginsWithTheList() {
        assertThat(find("begun")).satisfies(state -> {
            assertThat(state.stage()).isEqualTo(FullRunStage.LISTING);
            assertThat(state.listed()).isEmpty();
            assertThat(state.events()).isEmpty();
        });
    }

    @Test
    void aListGoesOnWhereItWas() {
        assertThat(find("listing")).satisfies(state -> {
            assertThat(state.stage()).isEqualTo(FullRunStage.LISTING);
            assertThat(state.listed()).hasValue(new ListPosition(100, Optional.of(250L)));
            assertThat(state.events()).isEqualTo(Map.of("e1", new EventProgress.Listed()));
        });
        assertThat(find("untold").listed()).hasValue(new ListPosition(100, Optional.empty()));
        assertThat(find("owing").listed()).hasValue(new ListPosition(0, Optional.of(0L)));
    }

    @Test
    void eachEventGoesOnWhereItWas() {
        assertThat(find("reading")).satisfies(state -> {
            assertThat(state.stage()).isEqualTo(FullRunStage.READING);
            assertThat(state.listed()).isEmpty();
            assertThat(state.events())
                    .isEqualTo(Map.of(
                            "e1", new EventProgress.Proved(7, 6),
                            "e2", new EventProgress.Read(),
                            "e3", new EventProgress.Reading(2000),
                            "e4", new EventProgress.Listed(),
                            "e5", new EventProgress.Proved(0, 0)));
        });
    }

    @Test
    void eventsThatAreLeftAreStillTriedAgain() {
        assertThat(find("left")).satisfies(state -> {
            assertThat(state.stage()).isEqualTo(FullRunStage.EVENTS_LEFT);
            assertThat(state.events())
                    .isEqualTo(Map.of("e1", new EventProgress.Proved(7, 7), "e2", new EventProgress.Reading(1000)));
        });
    }

    @Test
    void whatTheReadingKnewOfItselfStays() {
        FullRunState resumed = db.database().inTransaction(tx -> progress.startOrResume(tx, "owing", 7, DAY, NOW));

        assertThat(resumed.readingId()).isEqualTo(6);
        assertThat(resumed.resumed()).isTrue();
        assertThat(resumed.owes()).isTrue();
        assertThat(resumed.begun().at()).isEqualTo("2026-11-26T01:00:00Z");
        assertThat(resumed.begun().atVendor()).hasValue(Instant.parse("2026-11-26T01:00:01Z"));
        assertThat(db.number("SELECT count(*) FROM poll_sighting")).isEqualTo(6);
        Optional<FullRunState> idle = db.database().inTransaction(tx -> progress.find(tx, "idle", DAY));
        assertThat(idle).isEmpty();
    }

    private static String oldMove(String values) {
        return """
                WITH alive AS (UPDATE full_run SET moved_at = now() WHERE run_id = 4 RETURNING run_id)
                INSERT INTO full_run_event AS e (run_id, event_id, next_skip, vendor_sold, stored_sold, done)
                SELECT run_id, %s FROM alive
                ON CONFLICT (run_id, event_id) DO UPDATE
                SET next_skip = excluded.next_skip, vendor_sold = excluded.vendor_sold, stored_sold = excluded.stored_sold,
                    done = excluded.done
                """.formatted(values);
    }

    /** An old poller takes a reading for given up unless its statement tells of one row. */
    private void oldPollerWrites(String values) {
        assertThat(execute(oldMove(values))).isEqualTo(1);
    }

    static List<Arguments> whatAnOldPollerWritesOfAnEventIsReadInWords() {
        return List.of(
                arguments("0, NULL::bigint, NULL::bigint, false", new EventProgress.Listed()),
                arguments("1000, NULL::bigint, NULL::bigint, false", new EventProgress.Reading(1000)),
                arguments("-1, NULL::bigint, NULL::bigint, false", new EventProgress.Read()),
                arguments("0, 9, 8, true", new EventProgress.Proved(9, 8)),
                arguments("0, 9, -8, true", new EventProgress.Listed()));
    }

    @ParameterizedTest
    @MethodSource
    void whatAnOldPollerWritesOfAnEventIsReadInWords(String numbers, EventProgress words) {
        List<String> oneAtEachStage = List.of("e1", "e2", "e3", "e4", "new");

        oneAtEachStage.forEach(event -> oldPollerWrites("'" + event + "', " + numbers));

        assertThat(find("reading").events()).containsAllEntriesOf(allAt(oneAtEachStage, words));
    }

    private static Map<String, EventProgress> allAt(List<String> events, EventProgress progress) {
        return events.stream().collect(Collectors.toMap(event -> event, event -> progress));
    }

    @Test
    void whatAnOldPollerWritesOfTheListIsReadInWords() {
        oldPollerWrites("'', 0, 250, 200, true");
        assertThat(find("reading").stage()).isEqualTo(FullRunStage.LISTING);
        assertThat(find("reading").listed()).hasValue(new ListPosition(200, Optional.of(250L)));

        oldPollerWrites("'', 0, -1, 200, true");
        assertThat(find("reading").listed()).hasValue(new ListPosition(200, Optional.empty()));

        oldPollerWrites("'', 0, -1, -1, true");
        assertThat(find("reading").stage()).isEqualTo(FullRunStage.READING);
        assertThat(find("reading").listed()).isEmpty();

        oldPollerWrites("'', 0, -2, -2, true");
        assertThat(find("reading").stage()).isEqualTo(FullRunStage.EVENTS_LEFT);
    }

    private int execute(String statement) {
        return db.database().inTransaction(tx -> {
            try (var sql = tx.prepareStatement(statement)) {
                return sql.executeUpdate();
            }
        });
    }

    static List<Arguments> whatThisReleaseWritesOfAnEventIsReadInNumbers() {
        return List.of(
                arguments(new EventProgress.Listed(), "f 0"),
                arguments(new EventProgress.Reading(1000), "f 1000"),
                arguments(new EventProgress.Read(), "f -1"),
                arguments(new EventProgress.Proved(9, 8), "t 0 9 8"));
    }

    @ParameterizedTest
    @MethodSource
    void whatThisReleaseWritesOfAnEventIsReadInNumbers(EventProgress words, String numbers) {
        List<String> oneAtEachStage = List.of("e1", "e2", "e3", "e4", "new");

        oneAtEachStage.forEach(event -> write(tx -> progress.moved(tx, 4, event, words)));

        assertThat(oneAtEachStage)
                .allSatisfy(event -> assertThat(
                                oldPollerReads("concat_ws(' ', done, next_skip, vendor_sold, stored_sold)", event))
                        .isEqualTo(numbers));
    }

    @Test
    void whatThisReleaseWritesOfTheListIsReadInNumbers() {
        String counts = "concat_ws(' ', done, vendor_sold, stored_sold)";

        write(tx -> progress.listed(tx, 4, new ListPosition(200, Optional.of(250L))));
        assertThat(oldPollerReads(counts, "")).isEqualTo("t 250 200");

        write(tx -> progress.listed(tx, 4, new ListPosition(200, Optional.empty())));
        assertThat(oldPollerReads(counts, "")).isEqualTo("t -1 200");

        write(tx -> progress.allListed(tx, 4));
        assertThat(oldPollerReads(counts, "")).isEqualTo("t -1 -1");

        write(tx -> progress.eventsLeft(tx, 4));
        assertThat(oldPollerReads(counts, "")).isEqualTo("t -2 -2");
    }

    private String oldPollerReads(String columns, String event) {
        return db.text("SELECT %s FROM full_run_event WHERE run_id = 4 AND event_id = '%s'".formatted(columns, event));
    }

    private void write(Write write) {
        db.database().inTransaction(tx -> {
            write.on(tx);
            return true;
        });
    }

    private interface Write {
        void on(Connection tx) throws SQLException;
    }

    @Test
    void anOldPollerReadsWhatItsOwnReleaseHadWritten() {
        assertThat(db.text("SELECT string_agg(concat_ws(' ', event_id, done, next_skip), ', ' ORDER BY event_id)"
                        + " FROM full_run_event WHERE run_id = 4"))
                .isEqualTo(" t 0, e1 t 0, e2 f -1, e3 f 2000, e4 f 0, e5 t 0");
    }

    @Test
    void aReadingThatAnOldPollerBeginsBesideTheNewSchemaIsGoneOnWith() {
        db.execute("INSERT INTO full_run AS f (region_key, run_id) VALUES (7, 7)"
                + " ON CONFLICT (region_key) DO UPDATE SET moved_at = f.moved_at");

        assertThat(find("idle").stage()).isEqualTo(FullRunStage.LISTING);
    }

    @Test
    void noNumberStandsForAWord() {
        assertThat(List.of(
                        "INSERT INTO full_run_event (run_id, event_id, state) VALUES (4, '', 'Listed')",
                        "INSERT INTO full_run_event (run_id, event_id, state) VALUES (4, 'x', 'Gone')",
                        "INSERT INTO full_run_event (run_id, event_id, state, next_skip) VALUES (4, 'x', 'Reading', -1)",
                        "INSERT INTO full_run_event (run_id, event_id, state) VALUES (4, 'x', 'Reading')",
                        "INSERT INTO full_run_event (run_id, event_id, state) VALUES (4, 'x', 'Proved')",
                        "INSERT INTO full_run_event (run_id, event_id, state, vendor_sold, stored_sold) VALUES (4, 'x', 'Proved', -1, 0)",
                        "UPDATE full_run SET state = 'Ended' WHERE run_id = 4",
                        "UPDATE full_run SET list_skip = 5 WHERE run_id = 4",
                        "UPDATE full_run SET list_skip = NULL WHERE run_id = 2",
                        "UPDATE full_run SET list_total = -1 WHERE run_id = 2"))
                .allSatisfy(statement -> assertThatThrownBy(() -> execute(statement))
                        .isInstanceOfSatisfying(
                                DatabaseException.class,
                                e -> assertThat(e.sqlState()).startsWith("23")));
    }
}
