package io.vivenuoperator.events.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A subscription that was paused for longer than the log is kept. */
class ExpiredPositionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    final DeliveryWorld world = new DeliveryWorld();

    @Test
    void itIsToldAndGoesOnWithWhatIsLeft() {
        // given: 10 delivered, 20 gone, 30 left
        world.subscribe("s");
        world.publish(10);
        DeliveryEngine first = world.engine();
        await().atMost(PATIENCE).until(() -> world.ledger("s").isDone());
        first.drain(Duration.ofSeconds(5));
        world.publish(50);
        world.db.execute("UPDATE message SET at = at - interval '40 days' WHERE seq <= 30;"
                + " DELETE FROM message WHERE seq <= 30;"
                + " UPDATE subscription_position SET upto_at = upto_at - interval '40 days'");

        // when
        world.engine();

        // then
        await().atMost(PATIENCE).until(() -> world.endpoints.taken("s").size() == 40);
        await().atMost(PATIENCE).until(() -> world.news.contains("failing s PositionExpired"));
        assertThat(world.news).containsOnlyOnce("failing s PositionExpired");
        assertThat(world.endpoints.taken("s")).contains(31L, 60L).doesNotContain(11L, 30L);
    }

    @Test
    void numbersThatWereNeverGivenOutAreNoLoss() {
        // given
        world.subscribe("s");
        world.publish(10);
        DeliveryEngine first = world.engine();
        await().atMost(PATIENCE).until(() -> world.ledger("s").isDone());
        first.drain(Duration.ofSeconds(5));
        world.db.execute(
                "SELECT setval('message_seq', 100); UPDATE subscription_position SET upto_at = upto_at - interval '40 days'");
        world.publish(5);

        // when
        world.engine();

        // then
        await().atMost(PATIENCE).until(() -> world.endpoints.taken("s").size() == 15);
        assertThat(world.news).isEmpty();
    }
}
