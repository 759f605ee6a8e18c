package io.vivenuoperator.events.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.events.subscription.DeliveryOrder;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Subscriptions that lag by about the same read the log together. */
class SharedReadsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** PostgreSQL's processes report what they read when they have been idle for ten seconds, if not before. */
    private static final Duration UNTIL_COUNTED = Duration.ofSeconds(11);

    private static final int SUBSCRIPTIONS = 20;
    private static final int MESSAGES = 4_000;

    @RegisterExtension
    final DeliveryWorld world = new DeliveryWorld();

    /** Of each type in turn. */
    private void publishMixed() {
        world.db.execute("BEGIN; SELECT pg_advisory_xact_lock(1987473005, 7);"
                + " INSERT INTO message (seq, at, id, type, source, key, payload)"
                + " SELECT nextval('message_seq'), clock_timestamp(), 'm' || i, 'mixed.t' || i % " + SUBSCRIPTIONS
                + ", 'dach', NULL, '{}' FROM generate_series(1, " + MESSAGES + ") i; COMMIT");
    }

    private long rowsRead() {
        return world.db.number("SELECT coalesce(sum(coalesce(idx_tup_fetch, 0) + coalesce(seq_tup_read, 0)), 0)"
                + " FROM pg_stat_user_tables WHERE relname LIKE 'message\\_%' AND relname <> 'message_key'");
    }

    @Test
    void aBacklogIsReadOnceForAllAndEachGetsItsOwnInOrder() {
        // given
        List<String> uids =
                IntStream.range(0, SUBSCRIPTIONS).mapToObj(i -> "s" + i).toList();
        IntStream.range(0, SUBSCRIPTIONS)
                .forEach(i -> world.subscribe(
                        "s" + i, DeliveryWorld.policy(DeliveryWorld.QUICK, 1, DeliveryOrder.NONE), "mixed.t" + i));
        publishMixed();
        // Else the planner takes the table for a small one, and each page is a scan of all of it.
        world.db.execute("ANALYZE message");

        // when
        world.engine();

        // then
        await().atMost(PATIENCE)
                .until(() ->
                        uids.stream().allMatch(uid -> world.endpoints.taken(uid).size() == MESSAGES / SUBSCRIPTIONS));
        assertThat(IntStream.range(0, SUBSCRIPTIONS).boxed().toList())
                .allSatisfy(i -> assertThat(world.endpoints.taken("s" + i))
                        .containsExactlyElementsOf(LongStream.rangeClosed(1, MESSAGES)
                                .filter(seq -> seq % SUBSCRIPTIONS == i)
                                .boxed()
                                .toList()));
        await().atMost(PATIENCE).until(() -> rowsRead() >= MESSAGES);
        // Each by itself: as often as there are subscriptions.
        await().during(UNTIL_COUNTED)
                .atMost(UNTIL_COUNTED.multipliedBy(2))
                .until(() -> rowsRead() < (long) SUBSCRIPTIONS * MESSAGES / 3);
    }
}
