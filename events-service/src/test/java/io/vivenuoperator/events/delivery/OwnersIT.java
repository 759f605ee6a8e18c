package io.vivenuoperator.events.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.events.delivery.ScriptedEndpoints.ScriptedAnswer;
import io.vivenuoperator.events.subscription.DeliveryOrder;
import io.vivenuoperator.events.subscription.DeliveryPolicy;
import io.vivenuoperator.platform.database.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Owners that are killed, replaced, paused, or without their database. */
class OwnersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WINDOW = 16;
    private static final DeliveryPolicy PATIENT = DeliveryWorld.policy(Duration.ofSeconds(30));

    @RegisterExtension
    final DeliveryWorld world = new DeliveryWorld();

    private final AtomicReference<Duration> pace = new AtomicReference<>(Duration.ZERO);

    @AfterEach
    void reachable() {
        TestServer.get().execute("ALTER DATABASE " + world.db.name() + " ALLOW_CONNECTIONS true");
    }

    private void paced(String uid, Duration each) {
        pace.set(each);
        world.endpoints.script(uid, _ -> {
            new CountDownLatch(1).await(pace.get().toMillis(), TimeUnit.MILLISECONDS);
            return ScriptedAnswer.of(204);
        });
    }

    private void awaitDone(String uid) {
        await().atMost(PATIENCE).until(() -> world.ledger(uid).isDone());
    }

    /** The same attempt, taken more than once. An attempt that timed out and its retry are two, and no fault of an owner's. */
    private int repeats(String uid) {
        List<MadeAttempt> taken = world.endpoints.hits(uid).stream()
                .filter(hit -> hit.status() / 100 == 2)
                .map(hit -> new MadeAttempt(hit.seq(), hit.attempt()))
                .toList();
        return taken.size() - new HashSet<>(taken).size();
    }

    private record MadeAttempt(long seq, int number) {}

    @Test
    void killingTheOwnerLosesNothingAndRepeatsAWindowAtMost() {
        world.subscribe("s");
        paced("s", Duration.ofMillis(40));
        DeliveryEngine owner = world.engine();
        world.publish(2_000);
        int kills = 3;
        for (int kill = 1; kill <= kills; kill++) {
            int before = world.endpoints.taken("s").size();
            await().atMost(PATIENCE).until(() -> world.endpoints.taken("s").size() > before + 200);
            owner.close();
            world.leasesRunOut();
            owner = world.engine();
        }

        awaitDone("s");

        world.assertBalanced("s", 2_000);
        // 16 under way, and what 250 ms of positions and 20 ms of outcomes hold at 400 a second.
        int bound = WINDOW + 400 * 270 / 1_000;
        assertThat(repeats("s")).isBetween(1, kills * bound);
    }

    @Test
    void aSlowAnswerDoesNotMakeTheNextOwnerRepeatWhatWasDeliveredMeanwhile() {
        var slow = new CountDownLatch(1);
        world.subscribe("s", PATIENT);
        world.endpoints.script("s", hit -> {
            if (hit.seq() == 1) {
                slow.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            return ScriptedAnswer.of(204);
        });
        DeliveryEngine first = world.engine();
        world.publish(2_000);
        await().atMost(PATIENCE).until(() -> world.db.number("SELECT count(*) FROM attempt") == 1_999);

        first.close();
        slow.countDown();
        world.leasesRunOut();
        world.engine();

        awaitDone("s");
        world.assertBalanced("s", 2_000);
        assertThat(world.endpoints.taken("s").stream().filter(seq -> seq > 1))
                .hasSize(1_999)
                .doesNotHaveDuplicates();
    }

    @Test
    void drainingHandsOverAtOnceAndRepeatsNothing() {
        world.subscribe("s");
        paced("s", Duration.ofMillis(40));
        DeliveryEngine first = world.engine();
        await().atMost(PATIENCE).until(() -> first.standings().size() == 1);
        DeliveryEngine second = world.engine();
        world.publish(1_000);
        await().atMost(PATIENCE).until(() -> world.endpoints.taken("s").size() > 200);
        assertThat(second.standings()).isEmpty();

        first.drain(Duration.ofSeconds(10));
        Instant drained = Instant.now();
        int before = world.endpoints.taken("s").size();
        await().atMost(PATIENCE).until(() -> world.endpoints.taken("s").size() > before);

        assertThat(Duration.between(drained, Instant.now())).isLessThan(Duration.ofSeconds(1));
        awaitDone("s");
        world.assertBalanced("s", 1_000);
        assertThat(repeats("s")).isZero();
    }

    /** What the tables count by minute, and what they have of attempts. */
    private String counted() {
        return world.db.text(
                "SELECT coalesce(sum(delivered), 0) || '/' || coalesce(sum(failed), 0) FROM delivery_minute");
    }

    private String attempts() {
        return world.db.text("SELECT count(*) FILTER (WHERE reason IS NULL) || '/' || count(reason) FROM attempt");
    }

    private boolean isGathering() {
        return world.db.number("SELECT count(*) FROM subscription_lease WHERE counting_since IS NOT NULL") > 0;
    }

    @Test
    void afterAKillTheMinutesSayWhatTheAttemptsSay() {
        // given
        world.subscribe("s");
        world.endpoints.script("s", hit -> {
            new CountDownLatch(1).await(30, TimeUnit.MILLISECONDS);
            return ScriptedAnswer.of(hit.attempt() == 1 && hit.seq() % 50 == 0 ? 500 : 204);
        });
        DeliveryEngine owner = world.engine();
        world.publish(3_500);
        for (int kill = 0; kill < 2; kill++) {
            await().atMost(PATIENCE).until(this::isGathering);
            int before = world.endpoints.taken("s").size();
            await().atMost(PATIENCE).until(() -> world.endpoints.taken("s").size() > before + 300);

            // when
            await().atMost(PATIENCE).until(() -> isGathering() && !counted().equals(attempts()));
            owner.close();
            String until = attempts();
            world.leasesRunOut();
            world.pause("s");
            owner = world.engine();

            // then: nothing is delivered meanwhile, and still it is counted
            await().atMost(PATIENCE).until(() -> !isGathering());
            assertThat(counted()).isEqualTo(until);
            world.resume("s");
        }
        awaitDone("s");
        await().atMost(PATIENCE).until(() -> !isGathering());
        assertThat(counted()).isEqualTo(attempts());
    }

    @Test
    void whoEndsOrderlyLeavesNothingToCount() {
        world.subscribe("s");
        paced("s", Duration.ofMillis(20));
        DeliveryEngine owner = world.engine();
        world.publish(3_000);
        await().atMost(PATIENCE).until(this::isGathering);

        owner.drain(Duration.ofSeconds(10));

        assertThat(isGathering()).isFalse();
        assertThat(counted()).isEqualTo(attempts());
    }

    @Test
    void aHandoverInterruptsDeliveryForLessThanASecond() throws Exception {
        // given: both look at their leases rarely
        Duration looks = Duration.ofSeconds(3);
        world.subscribe("s");
        DeliveryEngine first = world.engine("first", looks);
        await().atMost(PATIENCE).until(() -> first.standings().size() == 1);
        world.engine("second", looks);
        await().atMost(PATIENCE)
                .until(() -> world.db.number("SELECT count(*) FROM subscription_lease WHERE holder = 'second'") == 8);

        // when
        var ended = new AtomicBoolean();
        Thread publisher = Thread.ofPlatform().start(() -> {
            while (!ended.get()) {
                world.publish(1);
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        });
        first.drain(Duration.ofSeconds(10));
        int drained = world.endpoints.taken("s").size();
        await().atMost(PATIENCE).until(() -> world.endpoints.taken("s").size() > drained + 20);
        ended.set(true);
        publisher.join();
        awaitDone("s");

        // then
        List<Instant> times = world.endpoints.hits("s").stream()
                .map(ScriptedEndpoints.EndpointHit::at)
                .sorted()
                .toList();
        Duration longest = IntStream.range(1, times.size())
                .mapToObj(i -> Duration.between(times.get(i - 1), times.get(i)))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        System.out.println("the longest time without a delivery: " + longest);
        assertThat(longest).isLessThan(Duration.ofSeconds(1));
        assertThat(repeats("s")).isZero();
    }

    @Test
    void whoJoinsIsGivenItsShareAndNothingIsLostOrRepeated() {
        List<String> uids = IntStream.range(0, 24).mapToObj(i -> "s" + i).toList();
        uids.forEach(world::subscribe);
        uids.forEach(uid -> paced(uid, Duration.ofMillis(30)));
        DeliveryEngine first = world.engine();
        await().atMost(PATIENCE).until(() -> first.standings().size() == uids.size());
        world.publish(400);
        await().atMost(PATIENCE)
                .until(() -> !world.endpoints.taken(uids.getFirst()).isEmpty());

        DeliveryEngine second = world.engine();
        Instant joined = Instant.now();
        await().atMost(PATIENCE).until(() -> shares().equals("8 8"));
        Duration even = Duration.between(joined, Instant.now());
        world.publish(100);
        uids.forEach(this::awaitDone);

        // The newcomer counts when it has renewed once, after five seconds.
        assertThat(even).isLessThan(Duration.ofSeconds(10));
        assertThat(second.standings()).isNotEmpty();
        uids.forEach(uid -> world.assertBalanced(uid, 500));
        assertThat(uids.stream().mapToInt(this::repeats).sum()).isZero();
    }

    private String shares() {
        return world.db.text(
                "SELECT string_agg(n::text, ' ' ORDER BY n) FROM (SELECT count(*) AS n FROM subscription_lease"
                        + " WHERE holder <> '' GROUP BY holder) AS s");
    }

    @Test
    void ofTwoThatBelieveToOwnAShardTheOldOneWritesNothing() throws Exception {
        var answers = new CountDownLatch(1);
        world.subscribe("s", DeliveryWorld.policy(DeliveryWorld.QUICK, WINDOW, DeliveryOrder.NONE));
        world.endpoints.script("s", _ -> {
            answers.await(1, TimeUnit.SECONDS);
            return ScriptedAnswer.of(204);
        });
        DeliveryEngine old = world.engine();
        world.publish(WINDOW);
        await().atMost(PATIENCE)
                .until(() -> old.standings().stream()
                        .anyMatch(standing -> standing.endpoint().inFlight() == WINDOW));

        world.db.execute("UPDATE subscription_lease SET holder = 'other', token = token + 1,"
                + " expires_at = now() + interval '1 minute'");
        answers.countDown();
        await().atMost(PATIENCE).until(() -> old.standings().isEmpty());

        assertThat(world.endpoints.taken("s")).hasSize(WINDOW);
        assertThat(world.db.number("SELECT count(*) FROM attempt")).isZero();
        assertThat(world.db.number("SELECT max(upto) FROM subscription_position"))
                .isZero();
        world.leasesRunOut();
        awaitDone("s");
        assertThat(world.db.number("SELECT count(*) FROM attempt")).isEqualTo(WINDOW);
    }

    @Test
    void withoutItsDatabaseItStopsAndThenLosesNothing() {
        world.subscribe("s");
        paced("s", Duration.ofMillis(20));
        world.engine();
        world.publish(1_500);
        for (int outage = 0; outage < 3; outage++) {
            int before = world.endpoints.taken("s").size();
            await().atMost(PATIENCE).until(() -> world.endpoints.taken("s").size() > before + 150);
            TestServer.get().execute("ALTER DATABASE " + world.db.name() + " ALLOW_CONNECTIONS false");
            TestServer.get()
                    .execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                            + world.db.name() + "'");
            var seen = new AtomicReference<Integer>(-1);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> seen.getAndSet(world.endpoints.taken("s").size())
                            == world.endpoints.taken("s").size());
            reachable();
        }

        awaitDone("s");

        world.assertBalanced("s", 1_500);
        assertThat(repeats("s")).isZero();
    }

    @Test
    void aClockThatStepsBackDelaysNothing() {
        var offset = new AtomicReference<Duration>(Duration.ZERO);
        InstantSource stepping = () -> Instant.now().plus(offset.get());
        world.wall(stepping.withZone(ZoneOffset.UTC));
        world.subscribe("s");
        world.endpoints.script("s", hit -> ScriptedAnswer.of(hit.attempt() == 1 && hit.seq() % 5 == 0 ? 500 : 204));
        world.engine();
        world.publish(100);
        await().atMost(PATIENCE).until(() -> world.endpoints.hits("s").size() > 50);

        offset.set(Duration.ofHours(-1));
        Instant stepped = Instant.now();
        world.publish(100);
        awaitDone("s");

        assertThat(Duration.between(stepped, Instant.now())).isLessThan(Duration.ofSeconds(15));
        world.assertBalanced("s", 200);
    }
}
