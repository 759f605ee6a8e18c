package io.vivenuoperator.events.clock;

import static io.vivenuoperator.store.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.Samples;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.delivery.ShardLeases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two processes that believe to be the one that looks, and one database. */
class ClockRoundsIT {
    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

    @BeforeEach
    void aSaleThatBeginsSoon() {
        Samples.wasRead(db, "dach");
        db.execute(
                "INSERT INTO event (region_key, event_id, name, sell_start, sell_end, changed_at) SELECT region_key, 'e1',"
                        + " 'HYROX', '" + NOON.plusSeconds(10) + "', '" + NOON.plusSeconds(9_000) + "', '" + NOON
                        + "' FROM region");
    }

    private ClockRounds process(OptionalLong token) {
        InstantSource moving = now::get;
        return new ClockRounds(db.database(), () -> token, Duration.ofMinutes(15), moving.withZone(ZoneOffset.UTC));
    }

    private OptionalLong taken(String holder) {
        db.execute("UPDATE subscription_lease SET expires_at = now() - interval '1 second'");
        return OptionalLong.of(db.database()
                .inTransaction(tx -> new ShardLeases().take(tx, holder, Duration.ofMinutes(1), ShardLeases.SHARDS))
                .getOrDefault(ClockRounds.SHARD, -1L));
    }

    private List<String> told() {
        List<String> told = new ArrayList<>();
        for (long i = 0; i < db.number("SELECT count(*) FROM message"); i++) {
            told.add(db.text("SELECT type FROM message ORDER BY seq LIMIT 1 OFFSET " + i));
        }
        return told;
    }

    @Test
    void aStaleOwnerWritesNothingAndLeavesTheNewsToTheNewOne() {
        // given
        try (var old = process(taken("old"));
                var young = process(taken("young"))) {
            young.look();
            now.set(NOON.plusSeconds(11));

            // when
            int oldTold = old.look();
            int youngTold = young.look();

            // then
            assertThat(oldTold).isZero();
            assertThat(youngTold).isEqualTo(1);
            assertThat(told()).containsExactly("event.sale_started");
        }
    }

    @Test
    void twoThatLookAtOnceTellItOnce() throws Exception {
        // given: as if a lease could be held twice
        OptionalLong token = taken("one");
        try (var one = process(token);
                var other = process(token);
                var threads = Executors.newFixedThreadPool(2)) {
            one.look();
            now.set(NOON.plusSeconds(11));

            // when
            List<Callable<Integer>> looks = List.of(one::look, other::look, one::look, other::look);
            int sum = 0;
            for (Future<Integer> look : threads.invokeAll(looks)) {
                sum += look.get();
            }

            // then
            assertThat(sum).isEqualTo(1);
            assertThat(told()).containsExactly("event.sale_started");
        }
    }

    @Test
    void whoHasNotTheShardDoesNotLook() {
        // given
        try (var rounds = process(OptionalLong.empty())) {
            now.set(NOON.plusSeconds(11));

            // when
            int first = rounds.look();

            // then
            assertThat(first).isZero();
            assertThat(db.number("SELECT count(*) FROM told")).isZero();
        }
    }
}
