package io.vivenuoperator.events.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.events.delivery.ScriptedEndpoints.ScriptedAnswer;
import io.vivenuoperator.events.schedule.RetrySchedule;
import io.vivenuoperator.events.subscription.DeliveryOrder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is published is delivered, waits, or is a dead letter, whatever endpoints do. */
class LedgerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    final DeliveryWorld world = new DeliveryWorld();

    private void awaitDone(String uid) {
        await().atMost(PATIENCE).until(() -> world.ledger(uid).isDone());
    }

    @Test
    void eachSubscriptionGetsWhatItWantsOnce() {
        world.subscribe("all");
        world.subscribe("sold", DeliveryWorld.policy(DeliveryWorld.QUICK, 16, DeliveryOrder.NONE), "ticket.*");
        world.publish(300, "ticket.sold");
        world.engine();
        world.publish(300, "event.sold_out");

        awaitDone("all");

        assertThat(world.endpoints.taken("all")).hasSize(600).doesNotHaveDuplicates();
        assertThat(world.endpoints.taken("sold")).hasSize(300).allMatch(seq -> seq <= 300);
        world.assertBalanced("all", 600);
        await().atMost(PATIENCE).until(() -> world.db.number("SELECT min(upto) FROM subscription_position") == 600);
        assertThat(world.db.text("SELECT sum(delivered) || ' ' || sum(failed) FROM delivery_minute"
                        + " WHERE subscription_uid = 'all'"))
                .isEqualTo("600 0");
    }

    @Test
    void oneThatFailsNowAndThenGetsAllInTheEnd() {
        world.subscribe("flaky");
        world.endpoints.script("flaky", hit -> ScriptedAnswer.of(hit.attempt() == 1 && hit.seq() % 3 == 0 ? 500 : 204));
        world.engine();
        world.publish(300);

        awaitDone("flaky");

        world.assertBalanced("flaky", 300);
        assertThat(world.endpoints.taken("flaky")).hasSize(300).doesNotHaveDuplicates();
        assertThat(world.db.number("SELECT count(*) FROM attempt")).isEqualTo(400);
        assertThat(world.db.number("SELECT count(*) FROM retry")).isZero();
    }

    @Test
    void afterTheLastAttemptItIsADeadLetterWithTheAnswer() {
        world.subscribe(
                "never",
                DeliveryWorld.policy(new RetrySchedule(List.of(Duration.ofSeconds(1))), 16, DeliveryOrder.NONE));
        world.endpoints.script("never", _ -> ScriptedAnswer.of(404));
        world.engine();
        world.publish(3);

        awaitDone("never");

        assertThat(world.ledger("never").dead()).isEqualTo(3);
        assertThat(world.db.text("SELECT DISTINCT attempts || ' ' || status || ' ' || reason FROM dead_letter"))
                .isEqualTo("2 404 ClientError");
        assertThat(world.db.text("SELECT string_agg(DISTINCT number || '', ',') FROM attempt"))
                .isEqualTo("1,2");
        await().atMost(PATIENCE).until(() -> !world.news.isEmpty());
        assertThat(world.news).allMatch(line -> line.startsWith("dead never"));
    }

    @Test
    void oneThatWantsNothingAnyMoreIsSwitchedOff() {
        world.subscribe("gone", DeliveryWorld.policy(DeliveryWorld.QUICK, 1, DeliveryOrder.NONE));
        world.endpoints.script("gone", _ -> ScriptedAnswer.of(410));
        world.engine();
        world.publish(50);

        await().atMost(PATIENCE)
                .until(() -> world.db
                        .text("SELECT disabled_reason FROM subscription WHERE NOT active")
                        .equals("Gone"));

        await().atMost(PATIENCE).until(() -> world.news.contains("disabled gone Gone"));
        await().atMost(PATIENCE).until(() -> world.ledger("gone").dead() == 1);
        assertThat(world.endpoints.hits("gone")).hasSize(1);
        world.assertBalanced("gone", 50);
    }

    @Test
    void aHangingEndpointDoesNotSlowOthers() throws Exception {
        var release = new CountDownLatch(1);
        for (int i = 0; i < 4; i++) {
            world.subscribe("good" + i);
        }
        world.subscribe("hangs");
        world.endpoints.script("hangs", _ -> {
            release.await(30, TimeUnit.SECONDS);
            return ScriptedAnswer.of(204);
        });
        world.engine();
        await().atMost(PATIENCE).until(() -> world.db.number("SELECT count(*) FROM subscription_position") == 5);

        world.publish(1_000);

        await().atMost(PATIENCE)
                .until(() -> LongStream.range(0, 4)
                        .allMatch(i -> world.endpoints.taken("good" + i).size() == 1_000));
        assertThat(world.endpoints.taken("hangs")).isEmpty();
        world.assertBalanced("hangs", 1_000);
        release.countDown();
    }

    @Test
    void aPausedSubscriptionAddsNoRowsAndThenGetsAllInOrder() {
        world.subscribe("paused", DeliveryWorld.policy(DeliveryWorld.QUICK, 16, DeliveryOrder.ALL));
        world.subscribe("other");
        world.engine();
        world.publish(10);
        awaitDone("paused");
        world.pause("paused");
        await().atMost(PATIENCE)
                .until(() -> world.db.number("SELECT upto FROM subscription_position WHERE subscription_uid = 'paused'")
                        == 10);

        world.publish(1_000);
        awaitDone("other");

        assertThat(world.db.number("SELECT (SELECT count(*) FROM attempt WHERE subscription_uid = 'paused')"
                        + " + (SELECT count(*) FROM retry) + (SELECT count(*) FROM dead_letter)"))
                .isEqualTo(10);
        world.resume("paused");
        awaitDone("paused");
        assertThat(world.endpoints.taken("paused"))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 1_010).boxed().toList());
    }

    @Test
    void anEndpointThatAsksForAPauseGetsIt() {
        world.subscribe("busy", DeliveryWorld.policy(DeliveryWorld.QUICK, 4, DeliveryOrder.NONE));
        world.endpoints.script(
                "busy",
                hit -> hit.attempt() == 1 && hit.seq() == 1
                        ? new ScriptedAnswer(429, Map.of("Retry-After", "3"))
                        : ScriptedAnswer.of(204));
        world.engine();
        world.publish(1);
        await().atMost(PATIENCE).until(() -> world.endpoints.hits("busy").size() == 1);

        world.publish(20);
        awaitDone("busy");

        var hits = world.endpoints.hits("busy");
        assertThat(Duration.between(hits.getFirst().at(), hits.get(1).at())).isGreaterThan(Duration.ofMillis(2_900));
        world.assertBalanced("busy", 21);
    }

    @Test
    void withinAKeyTheOrderStaysUnderFailures() {
        world.subscribe("ordered", DeliveryWorld.policy(DeliveryWorld.QUICK, 16, DeliveryOrder.KEY));
        world.endpoints.script(
                "ordered", hit -> ScriptedAnswer.of(hit.attempt() == 1 && hit.seq() % 37 == 0 ? 500 : 204));
        world.engine();
        world.publish(150);
        world.publish(150);

        awaitDone("ordered");

        world.assertBalanced("ordered", 300);
        Map<String, List<Long>> byKey = world.endpoints.hits("ordered").stream()
                .filter(hit -> hit.status() == 204)
                .collect(Collectors.groupingBy(
                        ScriptedEndpoints.EndpointHit::key,
                        Collectors.mapping(ScriptedEndpoints.EndpointHit::seq, Collectors.toList())));
        assertThat(byKey)
                .hasSize(10)
                .allSatisfy((key, seqs) -> assertThat(seqs).isSorted().hasSize(30));
        assertThat(world.endpoints.taken("ordered")).doesNotHaveDuplicates();
    }
}
