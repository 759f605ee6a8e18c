package io.vivenuoperator.events.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.events.delivery.ScriptedEndpoints.EndpointHit;
import io.vivenuoperator.events.delivery.ScriptedEndpoints.ScriptedAnswer;
import io.vivenuoperator.events.replay.ReplaySpec;
import io.vivenuoperator.events.schedule.RetrySchedule;
import io.vivenuoperator.events.subscription.DeliveryOrder;
import io.vivenuoperator.store.delivery.ReplayRecord;
import io.vivenuoperator.store.delivery.ReplayRows;
import io.vivenuoperator.store.delivery.ReplayRows.ReplayPart;
import io.vivenuoperator.store.message.NamePattern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A replay sends again what it covers, as fast as it may, and goes on after its owner. */
class ReplayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** No retry comes before the test has ended. */
    private static final RetrySchedule SLOW = new RetrySchedule(List.of(Duration.ofMinutes(10)));

    @RegisterExtension
    final DeliveryWorld world = new DeliveryWorld();

    private final ReplayRows rows = new ReplayRows();

    private void ask(String id, String uid, ReplaySpec spec) {
        world.db.database().inTransaction(tx -> {
            rows.create(tx, id, uid, spec.json(), Optional.empty());
            return true;
        });
    }

    private static ReplaySpec spec(ReplayPart part, double rate, boolean dryRun, String... types) {
        return new ReplaySpec(
                Instant.now().minus(Duration.ofHours(1)),
                Instant.now().plus(Duration.ofHours(1)),
                List.of(types).stream().map(NamePattern::new).toList(),
                part,
                rate,
                dryRun);
    }

    private ReplayRecord awaitEnd(String id) {
        return await().atMost(PATIENCE)
                .until(() -> replay(id), found -> found.state().equals("Complete"));
    }

    private ReplayRecord replay(String id) {
        return world.db.database().inTransaction(tx -> rows.find(tx, id).orElseThrow());
    }

    private List<Long> replayed(String uid, String id) {
        return world.endpoints.hits(uid).stream()
                .filter(hit -> hit.replay().equals(id))
                .map(EndpointHit::seq)
                .sorted()
                .toList();
    }

    @Test
    void aDryRunCountsAndSendsNothing() {
        world.subscribe("s");
        world.publish(50, "ticket.sold");
        world.publish(30, "event.sold_out");
        world.engine();
        await().atMost(PATIENCE).until(() -> world.ledger("s").isDone());

        ask("dry", "s", spec(ReplayPart.ALL, 500, true, "ticket.*"));
        ReplayRecord end = awaitEnd("dry");

        assertThat(end.matched()).contains(50L);
        assertThat(replayed("s", "dry")).isEmpty();
    }

    @Test
    void aSpanAndATypeAreDeliveredOnceMore() {
        world.subscribe("s");
        world.publish(300, "ticket.sold");
        world.publish(300, "event.sold_out");
        world.engine();
        await().atMost(PATIENCE).until(() -> world.ledger("s").isDone());

        ask("r", "s", spec(ReplayPart.ALL, 1_000, false, "event.sold_out"));
        ReplayRecord end = awaitEnd("r");

        assertThat(end.matched()).contains(300L);
        assertThat(end.sent()).isEqualTo(300);
        assertThat(end.failed()).isZero();
        assertThat(end.position()).isEqualTo(600);
        assertThat(replayed("s", "r"))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(301, 600).boxed().toList());
        world.assertBalanced("s", 600);
    }

    @Test
    void deadLettersAreRevived() {
        world.subscribe("s", DeliveryWorld.policy(new RetrySchedule(List.of()), 16, DeliveryOrder.NONE));
        world.endpoints.script(
                "s", hit -> ScriptedAnswer.of(hit.replay().isEmpty() && hit.seq() % 10 == 0 ? 500 : 204));
        world.publish(100);
        world.engine();
        await().atMost(PATIENCE).until(() -> world.ledger("s").isDone());
        assertThat(world.ledger("s").dead()).isEqualTo(10);

        ask("r", "s", spec(ReplayPart.DEAD_LETTERS, 500, false));
        ReplayRecord end = awaitEnd("r");

        assertThat(end.sent()).isEqualTo(10);
        assertThat(replayed("s", "r")).hasSize(10).allMatch(seq -> seq % 10 == 0);
        assertThat(world.db.number("SELECT count(*) FROM dead_letter")).isZero();
        assertThat(world.ledger("s").delivered()).isEqualTo(100);
    }

    @Test
    void aRetryOfAReplayedMessageNamesTheReplay() {
        world.subscribe("s");
        world.publish(10);
        world.engine();
        await().atMost(PATIENCE).until(() -> world.ledger("s").isDone());
        world.endpoints.script(
                "s", hit -> ScriptedAnswer.of(hit.attempt() == 1 && hit.replay().equals("r") ? 500 : 204));

        ask("r", "s", spec(ReplayPart.ALL, 500, false));
        awaitEnd("r");
        await().atMost(PATIENCE)
                .until(() -> world.endpoints.hits("s").stream()
                                .filter(hit -> hit.attempt() == 2)
                                .count()
                        == 10);

        assertThat(world.endpoints.hits("s"))
                .filteredOn(hit -> hit.attempt() == 2)
                .allMatch(hit -> hit.replay().equals("r"));
        await().atMost(PATIENCE)
                .until(() -> world.db.number("SELECT count(*) FROM attempt WHERE number = 2 AND replay = 'r'") == 10);
    }

    @Test
    void aRetryThatAReplaySettlesIsNoLongerCounted() {
        world.subscribe("s", DeliveryWorld.policy(SLOW, 16, DeliveryOrder.NONE));
        world.endpoints.script("s", hit -> ScriptedAnswer.of(hit.replay().isEmpty() ? 500 : 204));
        DeliveryEngine engine = world.engine();
        world.publish(3);
        await().atMost(PATIENCE)
                .until(() -> engine.standings().stream().anyMatch(standing -> standing.retrying() == 3));

        ask("r", "s", spec(ReplayPart.ALL, 500, false));
        awaitEnd("r");

        assertThat(world.db.number("SELECT count(*) FROM retry")).isZero();
        assertThat(engine.standings().getFirst().retrying()).isZero();
    }

    @Test
    void aStoppedReplayEnds() {
        world.subscribe("s");
        world.publish(500);
        world.engine();
        await().atMost(PATIENCE).until(() -> world.ledger("s").isDone());
        ask("r", "s", spec(ReplayPart.ALL, 20, false));
        await().atMost(PATIENCE).until(() -> replayed("s", "r").size() > 5);

        boolean stopped = world.db.database().inTransaction(tx -> rows.stop(tx, "r"));

        assertThat(stopped).isTrue();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(new Callable<>() {
            private int seen = -1;

            @Override
            public Boolean call() {
                int before = seen;
                seen = replayed("s", "r").size();
                return seen == before;
            }
        });
        assertThat(replay("r").state()).isEqualTo("Stopped");
        assertThat(replayed("s", "r")).hasSizeLessThan(500);
    }

    @Test
    void aKilledOwnersReplayGoesOn() {
        world.subscribe("s");
        world.publish(400);
        DeliveryEngine first = world.engine();
        await().atMost(PATIENCE).until(() -> world.ledger("s").isDone());
        ask("r", "s", spec(ReplayPart.ALL, 100, false));
        await().atMost(PATIENCE).until(() -> replayed("s", "r").size() > 150 && isSteady("r"));

        first.close();
        long place = place("r");
        world.leasesRunOut();
        world.engine();
        awaitEnd("r");

        List<Long> replayed = replayed("s", "r");
        assertThat(replayed).containsAll(LongStream.rangeClosed(1, 400).boxed().toList());
        assertThat(replayed.stream().filter(seq -> seq <= place)).doesNotHaveDuplicates();
        // Four under way, and what 250 ms of its place hold at 100 a second.
        assertThat(replayed).hasSizeLessThanOrEqualTo(400 + 4 + 30);
    }

    @Test
    void aSlowAnswerDoesNotMakeTheNextOwnerSendAgainOrCountTwice() {
        var slow = new CountDownLatch(1);
        world.subscribe("s", DeliveryWorld.policy(Duration.ofSeconds(30)));
        world.endpoints.script("s", hit -> {
            if (hit.seq() == 1 && hit.replay().equals("r")) {
                slow.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            return ScriptedAnswer.of(
                    hit.seq() == 2 && hit.attempt() == 1 && hit.replay().equals("r") ? 500 : 204);
        });
        world.publish(200);
        DeliveryEngine first = world.engine();
        await().atMost(PATIENCE).until(() -> world.ledger("s").isDone());
        ask("r", "s", spec(ReplayPart.ALL, 500, false));
        await().atMost(PATIENCE)
                .until(() -> world.db.number("SELECT count(*) FROM attempt WHERE replay = 'r' AND number = 1") == 199);

        first.close();
        slow.countDown();
        world.leasesRunOut();
        world.engine();
        ReplayRecord end = awaitEnd("r");

        assertThat(replayed("s", "r").stream().filter(seq -> seq > 2)).hasSize(198);
        assertThat(end.sent()).isEqualTo(199);
        assertThat(end.failed()).isEqualTo(1);
    }

    /** Whether its place keeps up: an answer that takes long holds it, and more would rightly be repeated. */
    private boolean isSteady(String replay) {
        long sent = replayed("s", replay).stream().mapToLong(seq -> seq).max().orElse(0);
        return sent - place(replay) <= 30;
    }

    /** How far the replay got, as the next owner will read it. */
    private long place(String replay) {
        return world.db.number("SELECT position FROM replay WHERE id = '" + replay + "'");
    }
}
