package io.vivenuoperator.events.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.events.schedule.RetrySchedule;
import io.vivenuoperator.events.subscription.DeliveryOrder;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
