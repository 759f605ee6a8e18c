package io.vivenuoperator.salesapi.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.platform.database.TestServer;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.connection.StoreDatabase;
import io.vivenuoperator.store.query.EventFigures;
import io.vivenuoperator.store.query.SalesQueries;
import io.vivenuoperator.store.query.SalesReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept in memory is what the database would answer. */
class TickIT {
    private static final VisibleRegions ALL = new VisibleRegions.All();
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration REGIONS_INTERVAL = Duration.ofSeconds(5);
    private static final Duration LATE = Duration.ofSeconds(3);
    private static final int ROUNDS = Integer.getInteger("worlds.rounds", 12);

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final SettableClock clock = new SettableClock();
    private final LivePortfolio portfolio = new LivePortfolio(clock, LATE);
    private final List<TickObserver.Outcome> outcomes = new ArrayList<>();
    private Database database;
    private SalesReader reader;
    private Tick tick;
    private double seed;

    @BeforeEach
    void start() {
        database = Database.openForReading(StoreDatabase.APPLICATION, DatabaseUrl.parse(db.readerUrl()), 1);
        reader = new SalesReader(database, LONGEST);
        tick = new Tick(reader, portfolio, clock, REGIONS_INTERVAL, (outcome, _) -> outcomes.add(outcome));
    }

    @AfterEach
    void stop() {
        tick.close();
        database.close();
    }

    /** Values that no repository would write are among them. */
    private void aWorld(double begin) {
        seed = begin;
        random("""
                INSERT INTO region (name, watched_since, complete_since)
                SELECT 'r' || n, now(), CASE WHEN random() < 0.7 THEN now() END FROM generate_series(1, 4) AS n;
                """);
        moreEvents(40);
    }

    /** Each statement's random values follow from the world's number, on whichever connection it runs. */
    private void random(String sql) {
        seed = (seed * 7 + 0.13) % 1;
        db.execute("SELECT setseed(" + seed + "); " + sql);
    }

    private void moreEvents(int count) {
        random("""
                INSERT INTO event (region_key, event_id, name, starts_at, ends_at, sell_start, sell_end, timezone, day_zone, url,
                                   changed_at, vendor_updated_at, deleted_at, vanished_at, complete_since)
                SELECT 1 + floor(random() * 4), gen_random_uuid(), CASE WHEN random() < 0.8 THEN 'Event ' || n END,
                       now() + (random() - 0.5) * interval '60 d', now() + (random() - 0.2) * interval '60 d',
                       CASE WHEN random() < 0.8 THEN now() + (random() - 0.7) * interval '60 d' END,
                       CASE WHEN random() < 0.7 THEN now() + (random() - 0.2) * interval '60 d' END,
                       CASE WHEN random() < 0.8 THEN 'Europe/Berlin' END, 'UTC', CASE WHEN random() < 0.3 THEN 'https://x.test/' || n END,
                       now(), CASE WHEN random() < 0.8 THEN now() END, CASE WHEN random() < 0.1 THEN now() END,
                       CASE WHEN random() < 0.1 THEN now() END, CASE WHEN random() < 0.8 THEN now() END
                FROM generate_series(1, %d) AS n;
                INSERT INTO ticket_type (event_key, ticket_type_id, name, capacity, active, listed)
                SELECT event_key, 'y' || n, 'Type ' || n, CASE WHEN random() < 0.9 THEN floor(random() * 120) END, true, random() < 0.9
                FROM event
                CROSS JOIN generate_series(1, 4) AS n
                WHERE random() < 0.6
                ON CONFLICT DO NOTHING;
                INSERT INTO type_state (type_key, sold, opening, changed_at)
                SELECT type_key, floor(random() * 130), 0, now() FROM ticket_type WHERE random() < 0.8
                ON CONFLICT DO NOTHING;
                """.formatted(count));
    }

    private void something(int round) {
        switch (round % 6) {
            case 0 ->
                random("UPDATE type_state SET sold = floor(random() * 130), changed_at = now() WHERE random() < 0.2");
            case 1 ->
                random(
                        "UPDATE event SET deleted_at = CASE WHEN deleted_at IS NULL THEN now() END WHERE random() < 0.1");
            case 2 -> moreEvents(3);
            case 3 ->
                random("UPDATE ticket_type SET capacity = nullif(floor(random() * 120), 7), listed = random() < 0.9"
                        + " WHERE random() < 0.2");
            case 4 -> random("UPDATE event SET complete_since = now(), name = 'Renamed' WHERE random() < 0.1");
            default -> random("UPDATE event SET sell_end = now() - interval '1 s' WHERE random() < 0.1");
        }
    }

    private List<HeldEvent> held() {
        return portfolio.state().byName().values().stream()
                .flatMap(region -> region.events().values().stream())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.2, 0.3, 0.4})
    void itIsWhatTheViewEventsSays(double world) {
        aWorld(world);
        int compared = 0;
        Map<EventFigures, Long> versions = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            something(round);
            clock.toNow();

            tick.tick();

            List<HeldEvent> held = held();
            assertThat(held.stream().map(HeldEvent::figures))
                    .as("round " + round)
                    .containsExactlyInAnyOrderElementsOf(reader.read(ALL, SalesQueries::events));
            Map<EventFigures, Long> now = new HashMap<>();
            held.forEach(event -> now.put(event.figures(), event.version()));
            // What is as it was has its version, and what is another one has a new one.
            now.forEach((figures, version) -> {
                if (!versions.containsKey(figures)) {
                    assertThat(versions.values()).doesNotContain(version);
                }
            });
            compared += held.size();
            versions.clear();
            versions.putAll(now);
        }
        System.out.println(
                "memory and view events: " + compared + " events compared in " + ROUNDS + " rounds, 0 differ");
    }

    @Test
    void whileNothingIsCommittedNothingIsReadAndEverythingKeepsItsVersion() {
        aWorld(0.5);
        tick.tick();
        PortfolioState before = portfolio.state();

        tick.tick();

        assertThat(outcomes).containsExactly(TickObserver.Outcome.READ, TickObserver.Outcome.UNCHANGED);
        assertThat(portfolio.state()).isSameAs(before);
    }

    @Test
    void aSaleThatTheTotalDoesNotShowIsAnotherVersionOfItsEventOnly() {
        aWorld(0.6);
        tick.tick();
        Map<String, Long> before = new HashMap<>();
        held().forEach(event -> before.put(event.figures().eventId(), event.version()));
        String changed =
                db.text("SELECT event_id FROM event JOIN ticket_type USING (event_key) JOIN type_state USING (type_key)"
                        + " ORDER BY event_id LIMIT 1");

        db.execute(
                "UPDATE type_state s SET changed_at = now() + interval '1 s' FROM ticket_type y JOIN event e USING (event_key)"
                        + " WHERE y.type_key = s.type_key AND e.event_id = '" + changed + "'");
        tick.tick();

        assertThat(held())
                .allSatisfy(event -> assertThat(
                                event.version() != before.get(event.figures().eventId()))
                        .isEqualTo(event.figures().eventId().equals(changed)));
    }

    @Test
    void aStatusChangesByTheClockAlone() {
        aWorld(0.7);
        db.execute(
                "UPDATE event SET sell_start = now() + interval '1 h', sell_end = now() + interval '3 h', ends_at = NULL,"
                        + " deleted_at = NULL, vanished_at = NULL; DELETE FROM type_state");
        clock.toNow();
        tick.tick();
        assertThat(held())
                .isNotEmpty()
                .allMatch(event -> event.figures().status().equals("planned"));

        clock.pass(Duration.ofMinutes(61));
        tick.tick();
        assertThat(held()).allMatch(event -> event.figures().status().equals("onSale"));

        clock.pass(Duration.ofHours(2));
        tick.tick();
        assertThat(held()).allMatch(event -> event.figures().status().equals("past"));
        assertThat(outcomes.subList(1, 3)).containsOnly(TickObserver.Outcome.UNCHANGED);
    }

    @Test
    void whatIsKnownOfARegionIsReadLessOftenButNeverMissed() {
        aWorld(0.8);
        tick.tick();
        db.execute(
                "INSERT INTO poll_coverage (region_key, from_at, to_at, polls) SELECT region_key, now(), now(), 1 FROM region");
        tick.tick();
        assertThat(portfolio.state().region("r1").orElseThrow().trust().dataThrough())
                .isEmpty();

        clock.pass(REGIONS_INTERVAL);
        tick.tick();

        assertThat(portfolio.state().region("r1").orElseThrow().trust().dataThrough())
                .isPresent();
        assertThat(outcomes.getLast()).isEqualTo(TickObserver.Outcome.UNCHANGED);
    }

    @Test
    void aNewRegionIsThereWithItsFirstEvent() {
        aWorld(0.9);
        tick.tick();
        db.execute("INSERT INTO region (name, watched_since) VALUES ('new', now());"
                + " INSERT INTO event (region_key, event_id, day_zone, changed_at) SELECT region_key, 'first', 'UTC', now()"
                + " FROM region WHERE name = 'new'");

        tick.tick();

        assertThat(portfolio.state().event(ALL, "new", "first")).isPresent();
    }

    @Test
    void withoutTheDatabaseWhatIsKnownGoesOnAndIsStale() {
        assertThat(portfolio.known()).isEmpty();
        assertThat(portfolio.health().up()).isFalse();
        aWorld(0.15);
        tick.tick();
        Known before = portfolio.known().orElseThrow();
        assertThat(before.stale()).isFalse();

        database.close();
        clock.pass(Duration.ofSeconds(1));
        tick.tick();

        Known after = portfolio.known().orElseThrow();
        assertThat(after.stale()).isTrue();
        assertThat(after.asOf()).isEqualTo(before.asOf());
        assertThat(after.state()).isSameAs(before.state());
        assertThat(portfolio.health().up()).isTrue();
        assertThat(portfolio.health().details()).containsEntry("stale", true).containsKey("problem");
    }

    @Test
    void aDatabaseThatKeepsSilentMakesItStaleToo() {
        aWorld(0.25);
        tick.tick();

        clock.pass(LATE.plusMillis(1));

        assertThat(portfolio.known().orElseThrow().stale()).isTrue();
    }

    @Test
    void afterAnOutageEverythingIsReadAgain() {
        aWorld(0.35);
        tick.tick();
        TestServer.get().execute("ALTER DATABASE " + db.name() + " ALLOW_CONNECTIONS false");
        TestServer.get()
                .execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + db.name() + "'");
        tick.tick();
        tick.tick();
        assertThat(outcomes.getLast()).isEqualTo(TickObserver.Outcome.FAILED);

        TestServer.get().execute("ALTER DATABASE " + db.name() + " ALLOW_CONNECTIONS true");
        tick.tick();

        assertThat(outcomes.getLast()).isEqualTo(TickObserver.Outcome.READ);
        assertThat(portfolio.known().orElseThrow().stale()).isFalse();
    }
}
