package io.vivenuoperator.store.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.database.TransactionWork;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.delivery.DeliveryOutcomes.WrittenOutcomes;
import io.vivenuoperator.store.delivery.OutcomeBatch.AttemptRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.MinuteRow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Counts by minute that the owner of a shard gathers, and what a killed one leaves to the next. */
class DeliveryMinutesIT {
    private static final int SHARD = 3;
    private final Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(1));

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final ShardLeases leases = new ShardLeases();
    private final DeliveryOutcomes outcomes = new DeliveryOutcomes();
    private final DeliveryMinutes minutes = new DeliveryMinutes();

    @BeforeEach
    void prepare() {
        db.execute("""
                INSERT INTO subscription (uid, origin, name, spec, regions, created_by, active, shard, created_at, changed_at,
                                          revision)
                VALUES ('s', 'api', 's', '{}', '{*}', 'test', true, 3, now(), now(), 1),
                       ('elsewhere', 'api', 'e', '{}', '{*}', 'test', true, 4, now(), now(), 1);
                INSERT INTO message (seq, at, id, type, source, payload)
                SELECT n, now(), 'm' || n, 'ticket.sold', 'dach', '{}' FROM generate_series(1, 9) n
                """);
    }

    private <T> T in(TransactionWork<T> work) {
        return db.database().inTransaction(work);
    }

    private Map<Integer, Long> take(String holder) {
        db.execute("UPDATE subscription_lease SET expires_at = now() - interval '1 second'");
        return in(tx -> leases.take(tx, holder, Duration.ofSeconds(15), ShardLeases.SHARDS));
    }

    private Set<Integer> add(Map<Integer, Long> tokens, List<MinuteRow> rows, Optional<Instant> since) {
        return in(tx -> minutes.add(tx, tokens, rows, Map.of(SHARD, since)));
    }

    private Set<Integer> recount(Map<Integer, Long> tokens) {
        return in(tx -> minutes.recount(tx, tokens));
    }

    private static MinuteRow one(Instant minute) {
        return new MinuteRow(SHARD, minute, "s", "ticket.sold", "dach", 1, 0);
    }

    private WrittenOutcomes deliver(Map<Integer, Long> tokens, Instant at, long seq) {
        var attempt = new AttemptRow(
                SHARD, at, "s", seq, 1, Optional.of(204), Optional.empty(), 1, Optional.empty(), Optional.empty());
        var batch = new OutcomeBatch(
                tokens,
                List.of(attempt),
                List.of(),
                List.of(),
                List.of(),
                List.of(one(at.truncatedTo(ChronoUnit.MINUTES))),
                List.of());
        return in(tx -> outcomes.write(tx, batch));
    }

    /** By minute, subscription and type: delivered/failed. */
    private String counts() {
        return db.text(
                "SELECT coalesce(string_agg(subscription_uid || ' ' || type || ' ' || delivered || '/' || failed,"
                        + " ', ' ORDER BY minute, subscription_uid, type), '') FROM delivery_minute");
    }

    private Optional<Instant> completeUntil() {
        return in(DeliveryMinutes::completeUntil);
    }

    @Test
    void asLongAsNothingIsGatheredEachBatchIsCounted() {
        Map<Integer, Long> tokens = take("a");

        WrittenOutcomes written = deliver(tokens, minute, 1);

        assertThat(written.gathered()).isEmpty();
        assertThat(counts()).isEqualTo("s ticket.sold 1/0");
        assertThat(completeUntil()).isEmpty();
    }

    @Test
    void whatIsGatheredIsNotWrittenUntilItIsAdded() {
        Map<Integer, Long> tokens = take("a");
        deliver(tokens, minute, 1);
        add(tokens, List.of(), Optional.of(minute));

        WrittenOutcomes written = deliver(tokens, minute.plusSeconds(59), 2);

        assertThat(written.gathered()).isEqualTo(Map.of(SHARD, minute));
        assertThat(counts()).isEqualTo("s ticket.sold 1/0");
        assertThat(completeUntil()).contains(minute);
        add(tokens, List.of(one(minute)), Optional.empty());
        assertThat(counts()).isEqualTo("s ticket.sold 2/0");
        assertThat(completeUntil()).isEmpty();
    }

    @Test
    void anAttemptOfAMinuteThatIsOverIsCountedAtOnce() {
        Map<Integer, Long> tokens = take("a");
        add(tokens, List.of(), Optional.of(minute));

        deliver(tokens, minute.minusMillis(1), 1);

        assertThat(counts()).isEqualTo("s ticket.sold 1/0");
    }

    @Test
    void theNextOwnerCountsWhatAKilledOneHadGathered() {
        Map<Integer, Long> killed = take("a");
        deliver(killed, minute, 1);
        add(killed, List.of(), Optional.of(minute));
        deliver(killed, minute.plusSeconds(1), 2);
        deliver(killed, minute.plusSeconds(61), 3);
        db.execute("INSERT INTO attempt (at, subscription_uid, seq, number, millis, reason) VALUES ('"
                + minute.plusSeconds(2) + "', 's', 4, 1, 1, 'Timeout'), ('" + minute.plusSeconds(2)
                + "', 'elsewhere', 4, 1, 1, NULL)");
        Map<Integer, Long> next = take("b");

        Set<Integer> left = recount(next);

        assertThat(left).isEmpty();
        assertThat(counts()).isEqualTo("s ticket.sold 2/1, s ticket.sold 1/0");
        assertThat(completeUntil()).isEmpty();
    }

    @Test
    void theAttemptsOfAMessageThatIsGoneAreCounted() {
        Map<Integer, Long> killed = take("a");
        add(killed, List.of(), Optional.of(minute));
        deliver(killed, minute.plusSeconds(1), 77);

        recount(take("b"));

        assertThat(counts()).isEqualTo("s unknown 1/0");
    }

    @Test
    void aLongTimeIsCountedInSteps() {
        Map<Integer, Long> killed = take("a");
        Instant longAgo = minute.minus(Duration.ofMinutes(15));
        add(killed, List.of(), Optional.of(longAgo));
        deliver(killed, longAgo, 1);
        deliver(killed, minute, 2);
        Map<Integer, Long> next = take("b");

        assertThat(recount(next)).containsExactly(SHARD);
        assertThat(counts()).isEqualTo("s ticket.sold 1/0");
        assertThat(completeUntil()).contains(longAgo.plus(Duration.ofMinutes(10)));
        assertThat(recount(next)).isEmpty();
        assertThat(counts()).isEqualTo("s ticket.sold 1/0, s ticket.sold 1/0");
        assertThat(completeUntil()).isEmpty();
    }

    @Test
    void whoHasLostItsShardAddsAndCountsNothing() {
        Map<Integer, Long> old = take("a");
        add(old, List.of(), Optional.of(minute));
        deliver(old, minute, 1);
        take("b");

        Set<Integer> added = add(old, List.of(one(minute)), Optional.empty());
        recount(old);

        assertThat(added).isEmpty();
        assertThat(counts()).isEmpty();
        assertThat(completeUntil()).contains(minute);
    }
}
