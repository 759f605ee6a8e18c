package io.vivenuoperator.store.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every column of every view and function, compared with a model that knows what is unknown. A new view or function without
 * a model fails. {@code -Dworlds.events=500} for larger worlds.
 */
class EveryColumnIT {
    private static final int EVENTS = Integer.getInteger("worlds.events", 40);

    private static final Map<String, Function<ViewModel, List<Row>>> VIEWS = Map.of(
            "current_sales", ViewModel::currentSales,
            "events", ViewModel::events,
            "ticket_types", ViewModel::ticketTypes,
            "ticket_type_snapshots", ViewModel::ticketTypeSnapshots,
            "event_snapshots", ViewModel::eventSnapshots,
            "hourly_sales", ViewModel::hourlySales,
            "daily_sales", ViewModel::dailySales,
            "early_ticket", model -> ReconstructionModel.tickets(model.world()),
            "reconstructed_hourly", model -> ReconstructionModel.hourly(model.world()));

    /** Judged up to an hour that does not move: {@link #everyHistoryShowsWhatIsKnownAndNothingElse}. */
    private static final Set<String> UP_TO_NOW = Set.of("hourly_history");

    /** Views that only rename a table's columns; any computed ones are judged by {@link #fewViewsCompute}. */
    private static final Map<String, Set<String>> PLAIN_VIEWS = Map.of(
            "tickets", Set.of("status", "first_status", "origin"),
            "webhook_deliveries", Set.of("body_sha256"),
            "poll_runs", Set.of(),
            "sync_cursors", Set.of(),
            "coverage", Set.of(),
            "quarantined", Set.of(),
            "replayed_tickets", Set.of(),
            // SalesDateChangesIT
            "sales_date_changes", Set.of());

    private static final Set<String> FUNCTIONS = Set.of(
            "sales_at",
            "sales_at_reconstructed",
            // BeforeWeWatchedIT
            "first_type_of_ticket",
            // SalesDateChangesIT
            "keep_sales_date_change",
            "hourly_series",
            "daily_series",
            "covered_seconds",
            // CoveredBucketsIT, by covered_seconds
            "covered_buckets",
            "usable_zone",
            "capacity_not_known",
            "window_total_not_known",
            // MovementsIT, through what is made of it
            "event_sums",
            "event_of_its_region");
    /** No figures: ApiSchemaIT, DeliveryRepositoryIT and MaintenanceIT, LogRetentionIT, BudgetRepositoryIT, FullRunUpgradeIT judge them. */
    private static final Set<String> JUDGED_ELSEWHERE = Set.of(
            "delivery_version",
            "make_delivery_month",
            "drop_delivery_month",
            "make_message_week",
            "drop_message_week",
            "make_attempt_week",
            "drop_attempt_week",
            "take_request",
            "make_api",
            "make_api_current",
            "make_api_history",
            "make_api_ledger",
            "make_api_calendar",
            "make_api_proof",
            "make_api_reconstruction",
            "make_api_sales_dates",
            "renew_api",
            "api_visible",
            "make_api_movements",
            "make_api_series",
            "full_run_words_of_numbers",
            "full_run_numbers_of_words",
            "full_run_words_of_list",
            "full_run_list_of_words");

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private List<Row> rows(String sql) {
        return new Schema(db).rows(sql);
    }

    @Test
    void everythingThatCanBeAskedHasAModel() {
        var schema = new Schema(db);
        Set<String> views = new TreeSet<>(VIEWS.keySet());
        views.addAll(PLAIN_VIEWS.keySet());
        views.addAll(UP_TO_NOW);
        Set<String> functions = new TreeSet<>(FUNCTIONS);
        functions.addAll(JUDGED_ELSEWHERE);

        assertThat(schema.views()).isEqualTo(views);
        assertThat(schema.functions()).isEqualTo(functions);
        PLAIN_VIEWS.forEach((view, computed) ->
                assertThat(schema.computed(view)).as(view).containsExactlyInAnyOrderElementsOf(computed));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyViewShowsWhatIsKnownAndNothingElse(long seed) {
        World world = World.random(seed, EVENTS);
        Tables.fill(db, world);
        var model = new ViewModel(world, Instant.now());

        VIEWS.forEach((view, rows) -> assertThat(rows("SELECT * FROM " + view))
                .as(view)
                .containsExactlyInAnyOrderElementsOf(rows.apply(model)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyChartShowsWhatIsKnownAndNothingElse(long seed) {
        World world = World.random(seed, EVENTS);
        Tables.fill(db, world);
        var chance = new Random(seed);
        Instant from = World.BEGIN.minus(Duration.ofHours(5));
        Instant to = World.BEGIN.plus(Duration.ofHours(40));
        LocalDate first = LocalDate.of(2026, 10, 23);
        LocalDate last = LocalDate.of(2026, 10, 29);

        for (int i = 0; i < 8; i++) {
            Instant at = World.minute(chance);
            assertThat(rows("SELECT * FROM sales_at('" + at + "')"))
                    .as("sales_at " + at)
                    .containsExactlyInAnyOrderElementsOf(SeriesModel.salesAt(world, at));
        }
        for (World.Event event : world.events()) {
            String one = "('" + event.region() + "', '" + event.id() + "', '";
            assertThat(rows("SELECT * FROM hourly_series" + one + from.plusSeconds(59) + "', '" + to + "')"))
                    .as("hourly_series " + event)
                    .containsExactlyElementsOf(SeriesModel.hourly(event, from, to));
            assertThat(rows("SELECT * FROM daily_series" + one + first + "', '" + last + "')"))
                    .as("daily_series " + event)
                    .containsExactlyElementsOf(SeriesModel.daily(event, first, last));
            assertThat(db.number(
                            "SELECT coalesce(covered_seconds(" + event.key() + ", '" + from + "', '" + to + "'), 0)"))
                    .as("covered_seconds " + event)
                    .isEqualTo(60 * SeriesModel.minutesCovered(event, from, to));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyHistoryShowsWhatIsKnownAndNothingElse(long seed) {
        World world = World.random(seed, EVENTS);
        Tables.fill(db, world);
        Instant to = World.BEGIN.plus(Duration.ofDays(4));

        for (World.Event event : world.events()) {
            assertThat(rows(
                            "SELECT * FROM hourly_history WHERE region = '%s' AND event_id = '%s' AND (hour IS NULL OR hour < '%s')"
                                    .formatted(event.region(), event.id(), to)))
                    .as("hourly_history " + event)
                    .containsExactlyInAnyOrderElementsOf(ReconstructionModel.history(event, to));
        }
        for (int hours = -1; hours < 12; hours++) {
            Instant at = World.BEGIN.minus(Duration.ofMinutes(59L * hours));
            assertThat(rows("SELECT * FROM sales_at_reconstructed('" + at + "')"))
                    .as("sales_at_reconstructed " + at)
                    .containsExactlyInAnyOrderElementsOf(ReconstructionModel.salesAt(world, at));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hourly_series('r1', 'e1', '2026-10-25Z', '2026-10-24Z')",
                "hourly_series('r1', 'e1', '2026-10-25Z', '2026-10-25Z')",
                "hourly_series('r1', 'nobody', '2026-10-24Z', '2026-10-25Z')",
                "hourly_series('nowhere', 'e1', '2026-10-24Z', '2026-10-25Z')",
                "hourly_series('r1', 'e1', NULL, '2026-10-25Z')",
                "hourly_series(NULL, NULL, NULL, NULL)",
                "daily_series('r1', 'e1', '2026-10-25', '2026-10-24')",
                "daily_series('r1', 'nobody', '2026-10-24', '2026-10-25')",
                "daily_series('r1', 'e1', '2026-10-24', NULL)",
                "sales_at(NULL)",
                "sales_at_reconstructed(NULL)",
                "sales_at_reconstructed('infinity')",
                "sales_at('-infinity')"
            })
    void aQuestionThatHasNoAnswerHasNoRows(String question) {
        Tables.fill(db, World.random(1, 1));

        assertThat(rows("SELECT * FROM " + question)).isEmpty();
    }

    @Test
    void aDayThatWasLeftOutHasNoRow() {
        db.execute("""
                INSERT INTO region (name, watched_since) VALUES ('r1', '2011-01-01Z');
                INSERT INTO event (region_key, event_id, changed_at, day_zone) VALUES (1, 'e1', '2011-01-01Z', 'Pacific/Apia');
                """);

        assertThat(rows("SELECT day FROM daily_series('r1', 'e1', '2011-12-29', '2011-12-31')"))
                .containsExactly(
                        new Row().with("day", LocalDate.of(2011, 12, 29)),
                        new Row().with("day", LocalDate.of(2011, 12, 31)));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    -, UTC
                    '', UTC
                    Europe/Berlin, Europe/Berlin
                    +02, UTC
                    Nowhere/At_all, UTC
                    """)
    void aZoneThatIsNotKnownIsUtc(String zone, String usable) {
        String literal = zone == null ? "NULL" : "'" + zone + "'";

        assertThat(db.text("SELECT usable_zone(" + literal + ")")).isEqualTo(usable);
    }

    @Test
    void aCapacityBelow0IsNeverStored() {
        Tables.fill(db, World.random(1, 1));
        db.execute("""
                INSERT INTO ticket_type (type_key, event_key, ticket_type_id, name, capacity, active, listed)
                OVERRIDING SYSTEM VALUE VALUES (9, 1, 'insert', 'A', -1, true, true), (10, 1, 'update', 'A', 5, true, true);
                UPDATE ticket_type SET capacity = -5 WHERE ticket_type_id = 'update';
                """);

        assertThat(db.number("SELECT count(*) FROM ticket_type WHERE type_key IN (9, 10) AND capacity IS NULL"))
                .isEqualTo(2);
        assertThatThrownBy(() -> db.execute("INSERT INTO snapshot VALUES (1, now(), 9, 0, 0, -1, true)"))
                .hasStackTraceContaining("capacity_from_0");
    }

    @Test
    void anEventThatIsYoungerThanTheRegionsReadingIsCompleteSinceThen() {
        db.execute("""
                INSERT INTO region (name, watched_since, complete_since)
                VALUES ('read', '2026-01-01Z', '2026-01-02Z'), ('reading', '2026-01-01Z', NULL);
                INSERT INTO event (region_key, event_id, changed_at) VALUES (1, 'e1', '2026-01-03Z'), (2, 'e2', '2026-01-03Z');
                """);

        assertThat(rows("SELECT event_id, complete_since FROM events"))
                .containsExactlyInAnyOrder(
                        new Row().with("event_id", "e1").with("complete_since", Instant.parse("2026-01-02T00:00:00Z")),
                        new Row().with("event_id", "e2").with("complete_since", null));
    }

    @Test
    void fewViewsCompute() {
        db.execute("""
                INSERT INTO region (name, watched_since) VALUES ('dach', '2026-01-01Z');
                INSERT INTO event (region_key, event_id, changed_at) VALUES (1, 'e1', '2026-01-01Z');
                INSERT INTO ticket_type (event_key, ticket_type_id, name, active, listed) VALUES (1, 'a', 'A', true, true);
                INSERT INTO ticket (region_key, ticket_id, type_key, status, first_status, origin, created_at, updated_at)
                SELECT 1, 't' || s, 1, s, 7 - s, s, '2026-01-01Z', '2026-01-01Z' FROM generate_series(0, 7) AS s;
                INSERT INTO webhook_delivery (region_key, delivery_id, event_type, received_at, body_sha256, body_bytes)
                VALUES (1, 'd', 'x', now(), '\\x00ab', 2);
                """);

        assertThat(db.text("SELECT string_agg(coalesce(status, '?'), ' ' ORDER BY ticket_id) FROM tickets"))
                .isEqualTo("? VALID INVALID RESERVED DETAILSREQUIRED BLANK ? ?");
        assertThat(db.text("SELECT string_agg(coalesce(first_status, '?'), ' ' ORDER BY ticket_id) FROM tickets"))
                .isEqualTo("? ? BLANK DETAILSREQUIRED RESERVED INVALID VALID ?");
        assertThat(db.text("SELECT string_agg(coalesce(origin, '?'), ' ' ORDER BY ticket_id) FROM tickets"))
                .isEqualTo("? yourticket pos rebooking upgrade subscription transfer ?");
        assertThat(db.text("SELECT body_sha256 FROM webhook_deliveries")).isEqualTo("00ab");
    }
}
