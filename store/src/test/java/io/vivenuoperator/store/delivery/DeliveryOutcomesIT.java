package io.vivenuoperator.store.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.database.TransactionWork;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.delivery.DeliveryOutcomes.RetriedMessage;
import io.vivenuoperator.store.delivery.DeliveryOutcomes.WrittenOutcomes;
import io.vivenuoperator.store.delivery.DueRetries.WaitingMessage;
import io.vivenuoperator.store.delivery.LogPages.LogPlace;
import io.vivenuoperator.store.delivery.OutcomeBatch.AttemptRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.DeadRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.MinuteRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.PositionRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.ProgressRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.RetryRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.SettledRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeliveryOutcomesIT {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(15);

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final ShardLeases leases = new ShardLeases();
    private final DeliveryOutcomes outcomes = new DeliveryOutcomes();
    private final SubscriptionPositions positions = new SubscriptionPositions();

    private <T> T in(TransactionWork<T> work) {
        return db.database().inTransaction(work);
    }

    private Map<Integer, Long> take(String holder) {
        return in(tx -> leases.take(tx, holder, LEASE, 16));
    }

    private Map<Integer, Long> renew(String holder) {
        return in(tx -> leases.renew(tx, holder, LEASE));
    }

    private List<WaitingMessage> due() {
        return in(tx -> new DueRetries().due(tx, Map.of("s", 10)));
    }

    private void runOut() {
        db.execute("UPDATE subscription_lease SET expires_at = now() - interval '1 second'");
    }

    private void begin(String uid) {
        in(tx -> {
            positions.begin(tx, uid, LogPlace.BEGIN);
            return true;
        });
    }

    private static OutcomeBatch batch(Map<Integer, Long> tokens, int shard, String uid, long seq) {
        return new OutcomeBatch(
                tokens,
                List.of(new AttemptRow(
                        shard,
                        NOON,
                        uid,
                        seq,
                        1,
                        Optional.of(500),
                        Optional.of("ServerError"),
                        7,
                        Optional.empty(),
                        Optional.of("It failed."))),
                List.of(new RetryRow(
                        shard,
                        uid,
                        seq,
                        Optional.of("k"),
                        1,
                        Duration.ofSeconds(5),
                        Optional.of(500),
                        Optional.of("ServerError"),
                        Optional.of("r"))),
                List.of(),
                List.of(),
                List.of(new MinuteRow(shard, NOON, uid, "ticket.sold", "dach", 0, 1)),
                List.<ProgressRow>of(new PositionRow(shard, uid, seq, NOON)));
    }

    private static OutcomeBatch end(Map<Integer, Long> tokens, List<SettledRow> settled, List<DeadRow> dead) {
        return new OutcomeBatch(tokens, List.of(), List.of(), settled, dead, List.of(), List.of());
    }

    private String rows() {
        return db.text("SELECT (SELECT count(*) FROM attempt) || ' ' || (SELECT count(*) FROM retry) || ' '"
                + " || (SELECT count(*) FROM dead_letter) || ' ' || (SELECT coalesce(sum(failed), 0) FROM delivery_minute)"
                + " || ' ' || (SELECT max(upto) FROM subscription_position)");
    }

    @Test
    void aBatchIsWrittenWithItsPosition() {
        Map<Integer, Long> tokens = take("a");
        begin("s");

        WrittenOutcomes written = in(tx -> outcomes.write(tx, batch(tokens, 3, "s", 7)));

        assertThat(written.shards()).hasSize(16);
        assertThat(rows()).isEqualTo("1 1 0 1 7");
    }

    @Test
    void anOldTokenWritesNothing() {
        begin("s");
        Map<Integer, Long> old = take("a");
        runOut();
        Map<Integer, Long> now = take("b");

        WrittenOutcomes written = in(tx -> outcomes.write(tx, batch(old, 3, "s", 7)));

        assertThat(written).isEqualTo(new WrittenOutcomes(Set.of(), Map.of(), Set.of(), Set.of()));
        assertThat(rows()).isEqualTo("0 0 0 0 0");
        assertThat(now).allSatisfy((shard, token) -> assertThat(token).isGreaterThan(old.get(shard)));
    }

    @Test
    void onlyTheLostShardsRowsAreLeftOut() {
        begin("s");
        begin("t");
        Map<Integer, Long> tokens = take("a");
        db.execute("UPDATE subscription_lease SET holder = 'b', token = token + 1 WHERE shard = 3");
        OutcomeBatch three = batch(tokens, 3, "s", 7);
        OutcomeBatch four = batch(tokens, 4, "t", 8);

        WrittenOutcomes written = in(tx -> {
            outcomes.write(tx, three);
            return outcomes.write(tx, four);
        });

        assertThat(written.shards()).hasSize(15).doesNotContain(3);
        assertThat(rows()).isEqualTo("1 1 0 1 8");
    }

    @Test
    void whatIsSettledLeavesTheRetriesAndADeadLetterIsRevivedByADelivery() {
        begin("s");
        Map<Integer, Long> tokens = take("a");
        in(tx -> outcomes.write(tx, batch(tokens, 3, "s", 7)));
        var dead = new DeadRow(3, "s", 7, 10, Optional.of(500), "ServerError", Optional.of("no"));

        in(tx -> outcomes.write(tx, end(tokens, List.of(new SettledRow(3, "s", 7, false)), List.of(dead))));
        assertThat(rows()).isEqualTo("1 0 1 1 7");

        in(tx -> outcomes.write(tx, end(tokens, List.of(new SettledRow(3, "s", 7, true)), List.of())));
        assertThat(rows()).isEqualTo("1 0 0 1 7");
    }

    @Test
    void whatABatchDidToTheRetriesIsWhatTheDatabaseDid() {
        begin("s");
        Map<Integer, Long> tokens = take("a");
        var seven = new RetriedMessage("s", 7);
        OutcomeBatch retry = batch(tokens, 3, "s", 7);
        OutcomeBatch settled = end(tokens, List.of(new SettledRow(3, "s", 7, true)), List.of());

        assertThat(in(tx -> outcomes.write(tx, retry)).added()).containsExactly(seven);
        assertThat(in(tx -> outcomes.write(tx, retry)).added())
                .as("only updated")
                .isEmpty();
        assertThat(in(tx -> outcomes.write(tx, settled)).removed()).containsExactly(seven);
        assertThat(in(tx -> outcomes.write(tx, settled)).removed())
                .as("gone already")
                .isEmpty();
    }

    @Test
    void aPositionNeverGoesBack() {
        begin("s");
        Map<Integer, Long> tokens = take("a");
        in(tx -> outcomes.write(tx, batch(tokens, 3, "s", 7)));

        in(tx -> outcomes.write(tx, batch(tokens, 3, "s", 5)));

        assertThat(db.number("SELECT upto FROM subscription_position")).isEqualTo(7);
    }

    @Test
    void aLeaseThatRanOutGoesOnUnlessSomebodyTookIt() {
        Map<Integer, Long> mine = take("a");
        runOut();

        assertThat(renew("a")).isEqualTo(mine);
        assertThat(take("b")).isEmpty();

        runOut();
        take("b");
        assertThat(renew("a")).isEmpty();
    }

    @Test
    void anotherProcessCountsWhenItHasSaidTwiceThatItIsThere() {
        appear("a");
        appear("b");
        Set<String> atFirst = present("a");
        db.execute("UPDATE subscription_owner SET appeared_at = appeared_at - interval '5 seconds'");
        Set<String> then = present("a");
        in(tx -> {
            leases.forget(tx, "b");
            return true;
        });

        assertThat(atFirst).containsExactly("a");
        assertThat(then).containsExactlyInAnyOrder("a", "b");
        assertThat(present("a")).containsExactly("a");
    }

    private void appear(String holder) {
        in(tx -> {
            leases.appear(tx, holder, LEASE);
            return true;
        });
    }

    private Set<String> present(String holder) {
        return in(tx -> leases.present(tx, holder, LEASE));
    }

    @Test
    void onlyTheNewestTokenHoldsAShard() {
        Map<Integer, Long> old = take("a");
        runOut();
        Map<Integer, Long> now = take("b");

        assertThat(holds(3, old.get(3))).isFalse();
        assertThat(holds(3, now.get(3))).isTrue();
    }

    private boolean holds(int shard, long token) {
        return in(tx -> leases.holds(tx, shard, token));
    }

    @Test
    void aReleasedShardIsFreeAtOnceWithANewToken() {
        Map<Integer, Long> first = take("a");
        in(tx -> {
            leases.release(tx, "a", List.of(3, 5));
            return true;
        });

        assertThat(take("b"))
                .containsOnlyKeys(3, 5)
                .allSatisfy((shard, token) -> assertThat(token).isEqualTo(first.get(shard) + 1));
    }

    @Test
    void retriesAreDueByTheDatabasesClock() {
        begin("s");
        Map<Integer, Long> tokens = take("a");
        in(tx -> outcomes.write(tx, batch(tokens, 3, "s", 7)));
        List<WaitingMessage> all = in(tx -> new DueRetries().all(tx, "s", 10));

        assertThat(due()).isEmpty();
        assertThat(all)
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.in()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5)));
        db.execute("UPDATE retry SET due = now()");

        assertThat(due()).singleElement().satisfies(waiting -> {
            assertThat(waiting.seq()).isEqualTo(7);
            assertThat(waiting.attempts()).isEqualTo(1);
            assertThat(waiting.key()).contains("k");
            assertThat(waiting.replay()).contains("r");
        });
    }

    @Test
    void theStreakCountsFailuresSinceTheLastSuccess() {
        db.execute("INSERT INTO attempt SELECT now() - h * interval '1 hour', 's', 1, 1, 500, CASE h WHEN 5 THEN NULL"
                + " ELSE 'ServerError' END, 1 FROM generate_series(1, 9) h");

        var streaks =
                in(tx -> positions.streaks(tx, List.of("s", "t"), Instant.now().minus(Duration.ofDays(6))));

        assertThat(streaks).containsOnlyKeys("s");
        assertThat(streaks.get("s").failures()).isEqualTo(4);
    }
}
