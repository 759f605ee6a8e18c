package io.vivenuoperator.events.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.events.delivery.ScriptedEndpoints.ScriptedAnswer;
import io.vivenuoperator.events.subscription.DeliveryPolicy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Retries are made once, and counted as the database has them, however late it answers. */
class RetriesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final DeliveryPolicy PATIENT = DeliveryWorld.policy(Duration.ofSeconds(30));

    @RegisterExtension
    final DeliveryWorld world = new DeliveryWorld();

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch answers = new CountDownLatch(1);

    /** The first attempt fails; the second one is answered when the test says so. */
    private ScriptedAnswer answer(int attempt) throws InterruptedException {
        if (attempt == 1) {
            return ScriptedAnswer.of(500);
        }
        begun.countDown();
        answers.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return ScriptedAnswer.of(204);
    }

    private void awaitCount(String sql, long count) {
        await().atMost(PATIENCE).until(() -> world.db.number(sql) == count);
    }

    private static long retrying(DeliveryEngine engine) {
        return engine.standings().getFirst().retrying();
    }

    @Test
    void anAnswerFromBeforeARetryWasStoredDoesNotRepeatIt() throws InterruptedException {
        world.subscribe("s", PATIENT);
        world.endpoints.script("s", hit -> answer(hit.attempt()));
        DeliveryEngine engine = world.engine();
        world.publish(1);
        assertThat(begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        world.db.database().inTransaction(tx -> {
            try (var lock = tx.createStatement()) {
                lock.execute("LOCK TABLE message IN ACCESS EXCLUSIVE MODE");
                // It has read which retries are due, and now wants their messages.
                awaitCount(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND wait_event_type = 'Lock' AND query LIKE '%seq = ANY%'",
                        1);
                answers.countDown();
                awaitCount("SELECT count(*) FROM retry", 0);
                return true;
            }
        });
        world.publish(1);
        awaitCount("SELECT count(*) FROM attempt WHERE seq = 2 AND reason IS NULL", 1);

        // Long enough for several questions, and for an attempt that should not be made.
        await().during(Duration.ofSeconds(1))
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                world.endpoints.hits("s").stream().filter(hit -> hit.seq() == 1))
                        .hasSize(2));
        assertThat(retrying(engine)).isZero();
    }
}
