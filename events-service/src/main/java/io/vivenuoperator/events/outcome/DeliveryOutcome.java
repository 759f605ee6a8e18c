package io.vivenuoperator.events.outcome;

import io.vivenuoperator.store.delivery.OutcomeBatch.AttemptRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.DeadRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.MinuteRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.ProgressRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.RetryRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.SettledRow;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is to be written about one message or one position.
 *
 * @param lease under which it is written
 * @param subject no two outcomes about the same one are in a batch
 * @param stored called when it is written, or refused for good; never if the lease was lost
 */
public record DeliveryOutcome(LeaseToken lease, Subject subject, OutcomeRows rows, Consumer<RetryEffect> stored) {
    /** The lease of a shard. */
    public record LeaseToken(int shard, long token) {}

    /** A message of a subscription, or, with the seq 0, the subscription's or a replay's progress. */
    public record Subject(String name, long seq) {}

    /** The rows, as far as there are any. */
    public record OutcomeRows(
            Optional<AttemptRow> attempt,
            Optional<RetryRow> retry,
            Optional<SettledRow> settled,
            Optional<DeadRow> dead,
            Optional<MinuteRow> minute,
            Optional<ProgressRow> progress) {
        public static final OutcomeRows NONE = new OutcomeRows(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        public OutcomeRows with(AttemptRow row, MinuteRow counted) {
            return new OutcomeRows(Optional.of(row), retry, settled, dead, Optional.of(counted), progress);
        }

        public OutcomeRows with(RetryRow row) {
            return new OutcomeRows(attempt, Optional.of(row), settled, dead, minute, progress);
        }

        public OutcomeRows with(SettledRow row) {
            return new OutcomeRows(attempt, retry, Optional.of(row), dead, minute, progress);
        }

        public OutcomeRows with(DeadRow row) {
            return new OutcomeRows(attempt, retry, settled, Optional.of(row), minute, progress);
        }

        public OutcomeRows with(ProgressRow row) {
            return new OutcomeRows(attempt, retry, settled, dead, minute, Optional.of(row));
        }
    }
}
