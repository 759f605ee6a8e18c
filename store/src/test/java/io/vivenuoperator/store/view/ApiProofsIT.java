package io.vivenuoperator.store.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schema {@code api} says of the past, of tickets and of polls, compared with a replay. */
class ApiProofsIT {
    private static final int EVENTS = Integer.getInteger("worlds.events", 40);
    private static final List<String> STATUSES =
            List.of("unknown", "VALID", "INVALID", "RESERVED", "DETAILSREQUIRED", "BLANK", "unknown");

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private List<Row> rows(String question) {
        return new AsReader(db, "*").rows(question);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatWasIsAReplay(long seed) {
        World world = World.random(seed, EVENTS);
        Tables.fill(db, world);
        var model = new ProofModel(world);

        assertThat(rows("SELECT * FROM api.event_snapshots")).containsExactlyInAnyOrderElementsOf(model.history());
        assertThat(rows("SELECT * FROM api.changes")).containsExactlyInAnyOrderElementsOf(model.changes());
        assertThat(rows("SELECT * FROM api.hours")).containsExactlyInAnyOrderElementsOf(model.hours());
        assertThat(rows("SELECT * FROM api.days")).containsExactlyInAnyOrderElementsOf(model.days());
        assertThat(rows("SELECT * FROM api.calendar")).containsExactlyInAnyOrderElementsOf(model.calendar());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anyInstantIsAReplay(long seed) {
        World world = World.random(seed, EVENTS);
        Tables.fill(db, world);
        var model = new ProofModel(world);
        var chance = new Random(seed);
        List<Instant> instants = new ArrayList<>(List.of(World.BEGIN.minusSeconds(1), World.BEGIN));
        for (int i = 0; i < 8; i++) {
            instants.add(World.minute(chance));
        }

        for (Instant at : instants) {
            assertThat(rows("SELECT * FROM api.state('" + at + "')"))
                    .as("state " + at)
                    .containsExactlyInAnyOrderElementsOf(model.state(at));
            assertThat(rows("SELECT * FROM api.types_at('" + at + "', NULL, NULL)"))
                    .as("types at " + at)
                    .containsExactlyInAnyOrderElementsOf(model.typesAt(at));
        }
        World.Event event = world.events().getFirst();
        assertThat(rows("SELECT * FROM api.types_at('%s', '%s', '%s')"
                        .formatted(instants.getLast(), event.region(), event.id())))
                .containsExactlyInAnyOrderElementsOf(
                        new ProofModel(new World(List.of(event))).typesAt(instants.getLast()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void gapsAreTheMinutesInWhichNobodyLooked(long seed) {
        World world = World.random(seed, EVENTS);
        Tables.fill(db, world);
        db.execute(
                "UPDATE region r SET complete_since = e.complete_since FROM event e WHERE e.region_key = r.region_key");
        Instant since = World.BEGIN.plus(Duration.ofHours(3));
        Instant until = World.BEGIN.plus(Duration.ofHours(60));

        for (World.Event event : world.events()) {
            assertThat(rows("SELECT * FROM api.gaps('%s', '%s', '%s')".formatted(event.region(), since, until)))
                    .as("gaps of " + event)
                    .containsExactlyElementsOf(ProofModel.gaps(event, since, until));
        }
    }

    @Test
    void ticketsAreThoseOfTheLedger() {
        Tables.fill(
                db,
                new World(World.random(1, EVENTS).events().stream()
                        .filter(event -> !event.types().isEmpty())
                        .toList()));
        db.execute("DELETE FROM ticket");
        var chance = new Random(1);
        List<Row> expected = new ArrayList<>();
        var statements = new StringJoiner(";\n");
        for (World.Event event : World.random(1, EVENTS).events()) {
            for (World.Type type : event.types()) {
                int status = chance.nextInt(STATUSES.size());
                Instant created = World.minute(chance);
                Instant updated = World.minute(chance);
                boolean gone = chance.nextInt(4) == 0;
                boolean free = chance.nextInt(4) == 0;
                String id = "t" + type.key();
                statements.add(
                        ("INSERT INTO ticket (region_key, ticket_id, type_key, status, price, currency, created_at,"
                                        + " updated_at, gone_at) VALUES (%d, '%s', %d, %d, %s, %s, '%s', '%s', %s)")
                                .formatted(
                                        event.key(),
                                        id,
                                        type.key(),
                                        status,
                                        free ? "NULL" : "12.50",
                                        free ? "NULL" : "'EUR'",
                                        created,
                                        updated,
                                        gone ? "'" + updated + "'" : "NULL"));
                expected.add(new Row()
                        .with("region", event.region())
                        .with("event_id", event.id())
                        .with("ticket_id", id)
                        .with("ticket_type_id", type.id())
                        .with("status", STATUSES.get(status))
                        .with("price", free ? null : "12.50")
                        .with("currency", free ? null : "EUR")
                        .with("created_at", created)
                        .with("updated_at", updated)
                        .with("gone_at", gone ? updated : null)
                        .with("deleted", event.deleted() || event.vanished()));
            }
        }
        db.execute(statements.toString());

        assertThat(rows("SELECT * FROM api.tickets"))
                .hasSizeGreaterThan(20)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void runsAreWhatPollersReportedWithoutWhereTheyRanAndWhatTheySaid() {
        db.execute("""
                INSERT INTO region (name, watched_since) VALUES ('dach', '2026-11-01Z');
                INSERT INTO poll_run (region_key, kind, holder, started_at, registered_at, finished_at, outcome, reason, events,
                                      tickets, requests, vendor_sold, stored_sold, completeness_percent, message)
                VALUES (1, 'Full', 'pod-canary', '2026-11-02T01:00Z', '2026-11-02T01:01Z', '2026-11-02T01:05Z', 'Partial',
                        'BelowThreshold', 3, 20, 7, 200, 190, 95, 'message-canary'),
                       (1, 'Incremental', 'pod-canary', '2026-11-03T01:00Z', '2026-11-03T01:01Z', NULL, NULL, NULL, NULL, NULL, NULL,
                        NULL, NULL, NULL, NULL);
                """);

        List<Row> runs = rows("SELECT * FROM api.runs ORDER BY started_at");

        assertThat(runs.toString()).doesNotContain("canary", "run_id");
        assertThat(runs.getFirst())
                .isEqualTo(new Row()
                        .with("region", "dach")
                        .with("kind", "Full")
                        .with("outcome", "Partial")
                        .with("reason", "BelowThreshold")
                        .with("started_at", Instant.parse("2026-11-02T01:00:00Z"))
                        .with("registered_at", Instant.parse("2026-11-02T01:01:00Z"))
                        .with("finished_at", Instant.parse("2026-11-02T01:05:00Z"))
                        .with("events", 3)
                        .with("tickets", 20)
                        .with("requests", 7)
                        .with("vendor_sold", 200)
                        .with("stored_sold", 190)
                        .with("completeness_percent", 95.0));
        assertThat(runs.get(1).columns()).containsEntry("outcome", "unknown").containsEntry("tickets", "unknown");
    }

    @Test
    void whoSeesOtherRegionsIsToldNothing() {
        World world = World.random(1, EVENTS);
        Tables.fill(db, world);
        var stranger = new AsReader(db, "nowhere");
        World.Event event = world.events().getFirst();

        for (String question : List.of(
                "api.event_snapshots",
                "api.changes",
                "api.hours",
                "api.days",
                "api.tickets",
                "api.calendar",
                "api.runs",
                "api.state(now())",
                "api.types_at(now(), NULL, NULL)",
                "api.types_at(now(), '" + event.region() + "', '" + event.id() + "')",
                "api.gaps('" + event.region() + "', '-infinity', 'infinity')")) {
            assertThat(stranger.rows("SELECT * FROM " + question)).as(question).isEmpty();
        }
    }
}
