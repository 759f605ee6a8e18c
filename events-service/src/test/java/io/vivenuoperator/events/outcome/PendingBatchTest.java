package io.vivenuoperator.events.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.events.outcome.DeliveryOutcome.LeaseToken;
import io.vivenuoperator.events.outcome.DeliveryOutcome.OutcomeRows;
import io.vivenuoperator.events.outcome.DeliveryOutcome.Subject;
import io.vivenuoperator.store.delivery.OutcomeBatch.AttemptRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.MinuteRow;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PendingBatchTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final PendingBatch batch = new PendingBatch();

    private static DeliveryOutcome outcome(int shard, long token, long seq) {
        OutcomeRows rows = OutcomeRows.NONE.with(
                new AttemptRow(
                        shard,
                        NOON,
                        "u",
                        seq,
                        1,
                        Optional.of(204),
                        Optional.empty(),
                        1,
                        Optional.empty(),
                        Optional.empty()),
                new MinuteRow(shard, NOON, "u", "a.b", "dach", 1, 0));
        return new DeliveryOutcome(new LeaseToken(shard, token), new Subject("u", seq), rows, _ -> {});
    }

    @Test
    void twoAboutTheSameMessageAreNotInOneStatement() {
        assertThat(batch.add(outcome(1, 1, 7))).isTrue();
        assertThat(batch.add(outcome(1, 1, 7))).isFalse();
        assertThat(batch.add(outcome(1, 1, 8))).isTrue();
    }

    @Test
    void aShardHasOneTokenInAStatement() {
        assertThat(batch.add(outcome(1, 1, 7))).isTrue();
        assertThat(batch.add(outcome(1, 2, 8))).isFalse();
        assertThat(batch.add(outcome(2, 2, 8))).isTrue();
    }

    @Test
    void aMinutesCountsAreAddedUp() {
        for (long seq = 1; seq <= 5; seq++) {
            batch.add(outcome(1, 1, seq));
        }

        assertThat(batch.rows().minutes()).containsExactly(new MinuteRow(1, NOON, "u", "a.b", "dach", 5, 0));
        assertThat(batch.rows().attempts()).hasSize(5);
    }
}
