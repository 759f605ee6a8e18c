package io.vivenuoperator.events.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.events.delivery.ScriptedEndpoints.ScriptedAnswer;
import io.vivenuoperator.events.schedule.RetrySchedule;
import io.vivenuoperator.events.subscription.DeliveryOrder;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What outlasts others: a snapshot that somebody holds, and a pause in which many messages pass. Each in small. */
class EnduranceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    final DeliveryWorld world = new DeliveryWorld();

    private Duration delivering(String uid, int messages) {
        int before = world.endpoints.taken(uid).size();
        Instant begin = Instant.now();
        world.publish(messages);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> world.endpoints.taken(uid).size() == before + messages);
        return Duration.between(begin, Instant.now());
    }

    private long updates() {
        return world.db.number("SELECT coalesce(sum(n_tup_upd + n_tup_del), 0) FROM pg_stat_user_tables"
                + " WHERE relname IN ('subscription_position', 'retry', 'subscription_lease', 'dead_letter')");
    }

    @Test
    void aHeldSnapshotMakesNothingSlowAndLeavesFewDeadRows() throws Exception {
        // given
        world.subscribe("s");
        world.engine();
        delivering("s", 200);
        Duration free = delivering("s", 1_000);

        // when
        Duration held;
        try (Connection other = world.db.ownerConnection();
                Statement snapshot = other.createStatement()) {
            other.setAutoCommit(false);
            other.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            snapshot.executeQuery("SELECT count(*) FROM message").close();
            held = delivering("s", 1_000);
            other.rollback();
        }

        // then: no row was changed for a delivery, only positions now and then
        assertThat(held).isLessThan(free.multipliedBy(3).plusSeconds(1));
        await().atMost(PATIENCE).until(() -> world.ledger("s").isDone());
        assertThat(updates()).isLessThan(200);
    }

    /** Row versions that a held snapshot keeps from being removed. */
    private long deadRows(String tables) {
        return world.db.number(
                "SELECT coalesce(sum(n_dead_tup), 0) FROM pg_stat_user_tables WHERE relname IN (" + tables + ")");
    }

    private long attempts() {
        return world.db.number("SELECT count(*) FROM attempt");
    }

    private boolean allGather() {
        return world.db.number("SELECT count(*) FROM subscription JOIN subscription_lease USING (shard)"
                        + " WHERE counting_since IS NULL")
                == 0;
    }

    @Test
    void underAHeldSnapshotFewRowsDieForAThousandDeliveries() throws Exception {
        // given: 20 endpoints, none of which gets two messages in the same batch of outcomes
        String minutes = "'delivery_minute'";
        String all =
                "'subscription_position', 'subscription_lease', 'subscription_owner', 'retry', 'dead_letter', 'replay', "
                        + minutes;
        List<String> uids = IntStream.range(0, 20).mapToObj(i -> "s" + i).toList();
        uids.forEach(uid -> world.subscribe(uid, DeliveryWorld.policy(DeliveryWorld.QUICK, 1, DeliveryOrder.NONE)));
        uids.forEach(uid -> world.endpoints.script(uid, _ -> {
            new CountDownLatch(1).await(25, TimeUnit.MILLISECONDS);
            return ScriptedAnswer.of(204);
        }));
        long minuteRows;
        long allRows;
        try (Connection other = world.db.ownerConnection();
                Statement snapshot = other.createStatement()) {
            other.setAutoCommit(false);
            other.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            snapshot.executeQuery("SELECT count(*) FROM message").close();
            world.engine();
            world.publish(350);
            await().atMost(PATIENCE).until(this::allGather);
            // The server's figures lag by a second.
            long settled = attempts() + 1_500;
            await().atMost(PATIENCE).until(() -> attempts() >= settled);

            // when
            long minutesBefore = deadRows(minutes);
            long allBefore = deadRows(all);
            long measured = attempts() + 2_000;
            await().atMost(PATIENCE).until(() -> attempts() >= measured);
            minuteRows = deadRows(minutes) - minutesBefore;
            allRows = deadRows(all) - allBefore;
            other.rollback();
        }

        // then: counts are written every second here (else every ten), positions four times a second
        System.out.println("dead rows for 2,000 deliveries: " + allRows + ", of counts " + minuteRows);
        assertThat(minuteRows).isLessThan(300);
        assertThat(allRows).isLessThan(1_300);
        uids.forEach(
                uid -> await().atMost(PATIENCE).until(() -> world.ledger(uid).isDone()));
        await().atMost(PATIENCE)
                .until(() -> world.db.number("SELECT count(*) FROM subscription_lease WHERE counting_since IS NOT NULL")
                        == 0);
        assertThat(world.db.number("SELECT sum(delivered) FROM delivery_minute"))
                .isEqualTo(attempts())
                .isEqualTo(20 * 350);
    }

    @Test
    void aPausedSubscriptionAddsNoRowAndThenGetsAllInTheirOrder() {
        // given
        world.subscribe("paused", DeliveryWorld.policy(DeliveryWorld.QUICK, 1, DeliveryOrder.NONE));
        world.subscribe("other");
        world.engine();
        delivering("paused", 10);
        world.pause("paused");
        await().atMost(PATIENCE).until(() -> world.ledger("paused").isDone());

        // when
        world.publish(3_000);
        await().atMost(PATIENCE).until(() -> world.endpoints.taken("other").size() == 3_010);
        long rows = world.db.number("SELECT (SELECT count(*) FROM retry) + (SELECT count(*) FROM dead_letter)"
                + " + (SELECT count(*) FROM attempt WHERE subscription_uid = 'paused')");
        world.resume("paused");

        // then
        assertThat(rows).isEqualTo(10);
        await().atMost(PATIENCE).until(() -> world.endpoints.taken("paused").size() == 3_010);
        List<Long> all = LongStream.rangeClosed(1, 3_010).boxed().toList();
        assertThat(world.endpoints.taken("paused")).containsExactlyElementsOf(all);
        assertThat(world.endpoints.taken("other")).hasSize(3_010);
    }

    @Test
    void aKilledOwnerWhoseDatabaseIsGoneLosesNothing() {
        // given
        world.subscribe("s", DeliveryWorld.policy(new RetrySchedule(List.of()), 16, DeliveryOrder.NONE));
        DeliveryEngine owner = world.engine();
        world.publish(2_000);
        await().atMost(PATIENCE).until(() -> world.endpoints.taken("s").size() > 200);

        // when
        world.disconnect();
        owner.close();
        world.reconnect();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            world.leasesRunOut();
            return true;
        });
        world.engine();

        // then
        await().atMost(PATIENCE).until(() -> world.ledger("s").isDone());
        world.assertBalanced("s", 2_000);
    }
}
