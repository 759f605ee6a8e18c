package io.vivenuoperator.events.delivery;

import io.vivenuoperator.events.attempt.AttemptReason;
import io.vivenuoperator.events.attempt.AttemptResult;
import io.vivenuoperator.events.attempt.AttemptVerdict.Accepted;
import io.vivenuoperator.events.attempt.AttemptVerdict.Failed;
import io.vivenuoperator.events.attempt.AttemptVerdict.Hopeless;
import io.vivenuoperator.events.lane.LaneDelivery;
import io.vivenuoperator.events.lane.LaneStanding.AttemptMark;
import io.vivenuoperator.events.lane.SubscriptionLane;
import io.vivenuoperator.events.outcome.DeliveryOutcome.OutcomeRows;
import io.vivenuoperator.store.delivery.OutcomeBatch.AttemptRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.DeadRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.MinuteRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.RetryRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.SettledRow;
import io.vivenuoperator.store.message.MessageRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What the end of an attempt means for its messages.
 *
 * @param retryIn the time to their next attempt, if there is one
 * @param isGone whether the endpoint wants nothing any more
 */
record AttemptEnd(List<MessageEnd> messages, Optional<Duration> retryIn, boolean isDelivered, boolean isGone) {
    private static final int LONGEST_DETAIL = 500;

    /** What is written about one of them. */
    record MessageEnd(LaneDelivery delivery, OutcomeRows rows) {}

    boolean isDead() {
        return !isDelivered && retryIn.isEmpty();
    }

    private AttemptRow attempt() {
        return messages.getFirst().rows().attempt().orElseThrow();
    }

    /** Why it failed, as a word. */
    String reason() {
        return attempt().reason().orElseThrow();
    }

    /** For the subscription's status. */
    AttemptMark mark(Instant at) {
        AttemptRow row = attempt();
        return new AttemptMark(
                at,
                row.status(),
                row.reason(),
                row.detail(),
                row.millis(),
                row.number(),
                retryIn.map(at.plusMillis(row.millis())::plus));
    }

    /**
     * By the result, the schedule and what the endpoint asks for.
     *
     * @param at when it began, by the wall clock
     * @param now by the steady clock
     */
    static AttemptEnd of(
            SubscriptionLane lane,
            LaneDelivery delivery,
            AttemptResult result,
            Instant at,
            Instant now,
            RandomGenerator random) {
        return switch (result.verdict()) {
            case Accepted(int status) ->
                each(lane, delivery, Optional.empty(), true, false, subject -> {
                    OutcomeRows rows = attempt(subject, result, at, OptionalInt.of(status), Optional.empty());
                    return delivery.mayBeRetry() ? rows.with(subject.settled(true)) : rows;
                });
            case Failed(OptionalInt status, AttemptReason reason, boolean _) -> {
                Optional<Duration> delay = mayRetry(lane, delivery)
                        ? lane.subscription()
                                .policy()
                                .schedule()
                                .delayAfter(delivery.number(), random)
                                .map(scheduled -> lane.gate().delay(scheduled, result, now))
                        : Optional.empty();
                yield each(lane, delivery, delay, false, false, subject -> {
                    OutcomeRows rows = attempt(subject, result, at, status, Optional.of(reason));
                    return delay.map(in -> rows.with(subject.retry(in, status, reason)))
                            .orElseGet(() -> subject.dead(rows, status, reason, result.text()));
                });
            }
            case Hopeless(OptionalInt status, AttemptReason reason) ->
                each(lane, delivery, Optional.empty(), false, reason == AttemptReason.GONE, subject -> {
                    OutcomeRows rows = attempt(subject, result, at, status, Optional.of(reason));
                    return subject.dead(rows, status, reason, result.text());
                });
        };
    }

    /** Later, a replayed message would come between others of its key. */
    private static boolean mayRetry(SubscriptionLane lane, LaneDelivery delivery) {
        return delivery.replay().isEmpty() || !lane.isOrdered();
    }

    private static AttemptEnd each(
            SubscriptionLane lane,
            LaneDelivery delivery,
            Optional<Duration> retryIn,
            boolean delivered,
            boolean gone,
            Function<EndSubject, OutcomeRows> rows) {
        List<MessageEnd> ends = delivery.each().stream()
                .map(one -> new MessageEnd(one, rows.apply(new EndSubject(lane, one))))
                .toList();
        return new AttemptEnd(ends, retryIn, delivered, gone);
    }

    private static OutcomeRows attempt(
            EndSubject subject, AttemptResult result, Instant at, OptionalInt status, Optional<AttemptReason> reason) {
        MessageRecord message = subject.delivery.message();
        long ok = reason.isEmpty() ? 1 : 0;
        return OutcomeRows.NONE.with(
                new AttemptRow(
                        subject.shard(),
                        at,
                        subject.uid(),
                        message.seq(),
                        subject.delivery.number(),
                        boxed(status),
                        reason.map(AttemptReason::word),
                        (int) Math.min(Integer.MAX_VALUE, result.took().toMillis()),
                        subject.delivery.replayedBy(),
                        result.detail().map(AttemptEnd::cut)),
                new MinuteRow(
                        subject.shard(),
                        at.truncatedTo(ChronoUnit.MINUTES),
                        subject.uid(),
                        message.type(),
                        message.source(),
                        ok,
                        1 - ok));
    }

    private static String cut(String detail) {
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
    }

    private static Optional<Integer> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    /** The message that it is about. */
    private record EndSubject(SubscriptionLane lane, LaneDelivery delivery) {
        int shard() {
            return lane.lease().shard();
        }

        String uid() {
            return lane.subscription().uid();
        }

        SettledRow settled(boolean delivered) {
            return new SettledRow(shard(), uid(), delivery.message().seq(), delivered);
        }

        RetryRow retry(Duration in, OptionalInt status, AttemptReason reason) {
            MessageRecord message = delivery.message();
            return new RetryRow(
                    shard(),
                    uid(),
                    message.seq(),
                    lane.isOrdered() ? Optional.of(lane.key(message)) : message.key(),
                    delivery.number(),
                    in,
                    boxed(status),
                    Optional.of(reason.word()),
                    delivery.replayedBy());
        }

        OutcomeRows dead(OutcomeRows rows, OptionalInt status, AttemptReason reason, String text) {
            OutcomeRows dead = rows.with(new DeadRow(
                    shard(),
                    uid(),
                    delivery.message().seq(),
                    delivery.number(),
                    boxed(status),
                    reason.word(),
                    text.isEmpty() ? Optional.empty() : Optional.of(text)));
            return delivery.mayBeRetry() ? dead.with(settled(false)) : dead;
        }
    }
}
