package io.vivenuoperator.events.groupcommit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.events.groupcommit.GroupOutcome.Committed;
import io.vivenuoperator.events.groupcommit.GroupOutcome.Failed;
import io.vivenuoperator.events.groupcommit.GroupOutcome.NotNow;
import io.vivenuoperator.events.groupcommit.GroupOutcome.OtherContent;
import io.vivenuoperator.events.groupcommit.GroupOutcome.Unavailable;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.store.message.NewMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupWriterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final FakeLog log = new FakeLog();
    private final AtomicInteger stored = new AtomicInteger();
    private GroupWriter writer = start(new GroupLimits(100, 1_000_000, 50, 100_000, LONG));

    private GroupWriter start(GroupLimits limits) {
        return GroupWriter.start(log, limits, new GroupObserver() {
            @Override
            public void committed(int requests, Duration took) {}

            @Override
            public void published(int events) {
                stored.addAndGet(events);
            }
        });
    }

    private void restart(GroupLimits limits) {
        writer.close();
        writer = start(limits);
    }

    @AfterEach
    void close() {
        writer.close();
    }

    private static NewMessage message(String id) {
        return new NewMessage(id, "order.paid", "shop", Optional.empty(), "{}", Optional.empty(), Optional.empty());
    }

    /** The requests wait in this order. */
    private List<CompletableFuture<GroupOutcome>> publish(String... ids) {
        return Stream.of(ids)
                .map(id -> {
                    int before = writer.waiting();
                    var outcome = new CompletableFuture<GroupOutcome>();
                    Thread.ofVirtual().start(() -> outcome.complete(writer.publish(List.of(message(id)))));
                    await().atMost(PATIENCE).until(() -> outcome.isDone() || writer.waiting() > before);
                    return outcome;
                })
                .toList();
    }

    /** What is published from now on waits, behind one request that is being committed. */
    private CountDownLatch held() {
        CountDownLatch gate = log.hold();
        int before = log.groups().size();
        Thread.ofVirtual().start(() -> writer.publish(List.of(message("first"))));
        await().atMost(PATIENCE).until(() -> log.groups().size() > before);
        return gate;
    }

    private static GroupOutcome of(CompletableFuture<GroupOutcome> outcome) {
        assertThat(outcome).succeedsWithin(PATIENCE);
        return outcome.join();
    }

    @Test
    void whatWaitsIsCommittedTogetherInItsOrder() {
        CountDownLatch gate = held();
        var outcomes = publish("a", "b", "c");

        gate.countDown();

        assertThat(outcomes).allSatisfy(outcome -> assertThat(of(outcome)).isInstanceOf(Committed.class));
        assertThat(log.groups()).containsExactly(List.of("first"), List.of("a", "b", "c"));
        await().atMost(PATIENCE).until(() -> stored.get() == 4);
    }

    @Test
    void aConflictFailsNobodyElse() {
        CountDownLatch gate = held();
        var outcomes = publish("a", "taken", "c");

        gate.countDown();

        assertThat(outcomes.stream().map(GroupWriterTest::of).map(Object::getClass))
                .containsExactly(Committed.class, OtherContent.class, Committed.class);
    }

    @Test
    void whatTheDatabaseRefusesFailsAlone() {
        CountDownLatch gate = held();
        var outcomes = publish("a", "b", "poison", "c", "d");

        gate.countDown();

        assertThat(outcomes.stream().map(GroupWriterTest::of).map(Object::getClass))
                .containsExactly(Committed.class, Committed.class, Failed.class, Committed.class, Committed.class);
    }

    @Test
    void aGroupIsBoundedByRequests() {
        restart(new GroupLimits(100, 1_000_000, 2, 100_000, LONG));
        CountDownLatch gate = held();
        publish("a", "b", "c");

        gate.countDown();

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(log.groups()).containsExactly(List.of("first"), List.of("a", "b"), List.of("c")));
    }

    @Test
    void aGroupIsBoundedByBytes() {
        restart(new GroupLimits(100, 1_000_000, 50, 1_100, LONG));
        CountDownLatch gate = held();
        publish("a", "b", "c");

        gate.countDown();

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(log.groups()).containsExactly(List.of("first"), List.of("a", "b"), List.of("c")));
    }

    @Test
    void aFullQueueRefusesAtOnce() {
        restart(new GroupLimits(2, 1_000_000, 50, 100_000, LONG));
        CountDownLatch gate = held();
        var outcomes = publish("a", "b", "c");

        assertThat(of(outcomes.get(2))).isEqualTo(new NotNow(Unavailable.QUEUE_FULL));
        gate.countDown();
        assertThat(of(outcomes.getFirst())).isInstanceOf(Committed.class);
        assertThat(of(outcomes.get(1))).isInstanceOf(Committed.class);
    }

    @Test
    void whoWaitsTooLongIsAskedToComeAgain() {
        restart(new GroupLimits(100, 1_000_000, 50, 100_000, Duration.ofMillis(50)));
        CountDownLatch gate = held();

        assertThat(of(publish("a").getFirst())).isEqualTo(new NotNow(Unavailable.DATABASE_SLOW));
        gate.countDown();
    }

    @Test
    void whoGaveUpTakesNoPlace() {
        restart(new GroupLimits(100, 1_000_000, 50, 100_000, Duration.ofMillis(50)));
        CountDownLatch gate = held();
        of(publish("gone").getFirst());

        gate.countDown();

        await().atMost(PATIENCE).until(() -> writer.publish(List.of(message("b"))) instanceof Committed);
        assertThat(log.groups()).noneMatch(group -> group.contains("gone"));
    }

    @Test
    void withoutItsDatabaseEverythingThatWaitsIsToldAtOnce() {
        // given
        log.goAway();
        assertThat(of(publish("a").getFirst())).isInstanceOf(Failed.class);

        // when
        CountDownLatch gate = log.hold();
        gate.countDown();
        var outcomes = publish(IntStream.range(0, 20).mapToObj(i -> "m" + i).toArray(String[]::new));

        // then
        assertThat(outcomes).allSatisfy(outcome -> assertThat(of(outcome)).isInstanceOf(Failed.class));
        assertThat(log.groups()).containsExactly(List.of("a"));
        assertThat(log.reached()).isPositive();
    }

    @Test
    void itGoesOnWhenTheDatabaseIsBack() {
        log.goAway();
        of(publish("a").getFirst());

        log.comeBack();

        assertThat(of(publish("b").getFirst())).isInstanceOf(Committed.class);
    }

    @Test
    void theReasonIsTheDatabases() {
        log.goAway();

        assertThat(of(publish("a").getFirst()))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.reason().reason()).isEqualTo(DatabaseException.Reason.UNAVAILABLE));
    }

    @Test
    void aBugEndsNothing() {
        log.breakDown(true);
        assertThat(of(publish("a").getFirst())).isEqualTo(new NotNow(Unavailable.NOT_KEPT));

        log.breakDown(false);

        assertThat(of(publish("b").getFirst())).isInstanceOf(Committed.class);
        assertThat(writer.lives()).isTrue();
    }

    @Test
    void theEndCommitsWhatWaits() {
        CountDownLatch gate = held();
        var outcomes = publish("a", "b");

        Thread closing = Thread.ofVirtual().start(writer::close);
        gate.countDown();

        assertThat(outcomes).allSatisfy(outcome -> assertThat(of(outcome)).isInstanceOf(Committed.class));
        await().atMost(PATIENCE).until(() -> !closing.isAlive() && !writer.lives());
    }

    @Test
    void theEndAnswersWhatCanNotBeCommittedInTime() {
        CountDownLatch gate = held();
        var outcomes = publish("a", "b");

        writer.drain(Duration.ofMillis(20));

        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(of(outcome)).isEqualTo(new NotNow(Unavailable.SHUTTING_DOWN)));
        assertThat(of(publish("c").getFirst())).isEqualTo(new NotNow(Unavailable.SHUTTING_DOWN));
        gate.countDown();
    }
}
