package io.vivenuoperator.store.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the schema {@code api} computes, read as the role that has nothing else, compared with the model that knows what is
 * unknown. A new view or function there without a test here fails.
 */
class ApiViewsIT {
    private static final int EVENTS = Integer.getInteger("worlds.events", 40);

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    @Test
    void everythingThatCanBeAskedIsJudged() {
        assertThat(rows(
                        "SELECT relname FROM pg_class WHERE relnamespace = 'api'::regnamespace AND relkind IN ('v', 'm')"
                                + " UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'api'::regnamespace"))
                .extracting(row -> row.columns().get("relname"))
                .containsExactlyInAnyOrder(
                        "events",
                        "ticket_types",
                        "series",
                        "quality",
                        "trust",
                        "regions",
                        "current_events",
                        "current_regions",
                        // ApiProofsIT judges these.
                        "event_snapshots",
                        "changes",
                        "hours",
                        "days",
                        "types_at",
                        "state",
                        "tickets",
                        "calendar",
                        "runs",
                        "gaps",
                        "reconstructed_hourly",
                        "hourly_history",
                        "sales_at_reconstructed",
                        // SalesDateChangesIT
                        "sales_date_changes",
                        // MovementsIT
                        "movements",
                        "sales_between",
                        "portfolio",
                        "looked",
                        "best_hour",
                        "hours_of_ended");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void eventsAndTypesShowWhatIsKnownAndNothingElse(long seed) {
        World world = World.random(seed, EVENTS);
        Tables.fill(db, world);
        var model = new ViewModel(world, Instant.now());

        assertThat(rows("SELECT * FROM api.events")).containsExactlyInAnyOrderElementsOf(model.apiEvents());
        assertThat(rows("SELECT * FROM api.current_events"))
                .containsExactlyInAnyOrderElementsOf(model.apiCurrentEvents());
        assertThat(rows("SELECT * FROM api.ticket_types")).containsExactlyInAnyOrderElementsOf(model.apiTicketTypes());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatWasBeforeWeWatchedIsThatOfTheViews(long seed) {
        World world = World.random(seed, EVENTS);
        Tables.fill(db, world);
        World.Event event = world.events().getFirst();
        Instant to = World.BEGIN.plus(Duration.ofDays(4));
        Instant at = World.BEGIN.minus(Duration.ofHours(3));

        assertThat(rows("SELECT * FROM api.reconstructed_hourly"))
                .containsExactlyInAnyOrderElementsOf(ReconstructionModel.hourly(world));
        assertThat(rows("SELECT * FROM api.hourly_history WHERE event_id = '" + event.id()
                        + "' AND (hour IS NULL OR hour < '" + to + "')"))
                .containsExactlyInAnyOrderElementsOf(ReconstructionModel.history(event, to));
        assertThat(rows("SELECT * FROM api.sales_at_reconstructed('" + at + "', NULL, NULL)"))
                .containsExactlyInAnyOrderElementsOf(ReconstructionModel.salesAt(world, at));
        assertThat(rows("SELECT * FROM api.sales_at_reconstructed('" + at + "', '" + event.region() + "', '"
                        + event.id() + "')"))
                .containsExactlyInAnyOrderElementsOf(ReconstructionModel.salesAt(new World(List.of(event)), at));
        assertThat(new AsReader(db, event.region()).rows("SELECT DISTINCT region FROM api.reconstructed_hourly"))
                .allSatisfy(row -> assertThat(row.columns()).containsEntry("region", event.region()));
        assertThat(new AsReader(db, "nowhere").rows("SELECT * FROM api.hourly_history"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void seriesShowWhatIsKnownAndNothingElse(long seed) {
        World world = World.random(seed, EVENTS);
        Tables.fill(db, world);
        List<Instant> bounds = Stream.iterate(
                        World.BEGIN.minus(Duration.ofHours(3)), bound -> bound.plus(Duration.ofMinutes(45)))
                .limit(50)
                .toList();
        String array = bounds.stream().map(bound -> "'" + bound + "'").collect(Collectors.joining(", "));

        for (World.Event event : world.events()) {
            assertThat(rows("SELECT * FROM api.series('%s', '%s', ARRAY[%s]::timestamptz[])"
                            .formatted(event.region(), event.id(), array)))
                    .as("series of " + event)
                    .containsExactlyElementsOf(SeriesModel.buckets(event, bounds));
        }
    }

    /** The gap of a day counts; what lies before the first full sync, or was never covered at all, is not known. */
    @Test
    void gapsAreThoseSinceTheRegionIsComplete() {
        db.execute("""
                INSERT INTO region (name, watched_since, complete_since) VALUES
                    ('gap', now() - interval '10 d', now() - interval '9 d'),
                    ('young', now() - interval '10 d', now() - interval '3 d'),
                    ('never', now() - interval '10 d', NULL),
                    ('uncovered', now() - interval '10 d', now() - interval '9 d');
                INSERT INTO poll_coverage (region_key, from_at, to_at, polls)
                SELECT region_key, now() - c.begins, now() - c.ends, 9
                FROM region
                JOIN (VALUES ('gap', interval '8 d', interval '2 d'), ('gap', interval '1 d', interval '0'),
                             ('young', interval '5 d', interval '1 d'), ('never', interval '8 d', interval '0'))
                     AS c (name, begins, ends) USING (name);
                """);

        assertThat(rows(
                        "SELECT region, round(gaps_7d_seconds)::bigint AS gaps, last_full_at, completeness_percent, quarantined"
                                + " FROM api.quality ORDER BY region"))
                .containsExactly(
                        quality("gap", 86400), quality("never", null), quality("uncovered", null), quality("young", 0));
        assertThat(rows("SELECT region FROM api.trust WHERE data_through IS NULL"))
                .containsExactly(new Row().with("region", "uncovered"));
    }

    @Test
    void regionsWithTheirTrustAreThoseOfTheTwoViews() {
        db.execute("""
                INSERT INTO region (name, watched_since, complete_since) VALUES
                    ('twice', '2026-11-01T00:00Z', '2026-11-02T00:00Z'), ('never', '2026-11-01T00:00Z', NULL);
                INSERT INTO poll_coverage (region_key, from_at, to_at, polls)
                SELECT region_key, c.begins, c.ends, c.polls
                FROM region
                JOIN (VALUES ('twice', timestamptz '2026-11-02T00:00Z', timestamptz '2026-11-03T00:00Z', 9),
                             ('twice', '2026-11-04T00:00Z', '2026-11-05T00:00Z', 2)) AS c (name, begins, ends, polls) USING (name);
                """);

        assertThat(rows("SELECT * FROM api.current_regions")).containsExactlyInAnyOrderElementsOf(rows("""
                        SELECT r.*, t.data_through, t.completeness_percent, l.looks
                        FROM api.regions r
                        JOIN api.trust t USING (region)
                        JOIN (VALUES ('twice', 11), ('never', 0)) AS l (region, looks) USING (region)
                        """));
    }

    private static Row quality(String region, @Nullable Object gaps) {
        return new Row()
                .with("region", region)
                .with("gaps", gaps)
                .with("last_full_at", null)
                .with("completeness_percent", null)
                .with("quarantined", 0);
    }

    private List<Row> rows(String question) {
        return new AsReader(db, "*").rows(question);
    }
}
