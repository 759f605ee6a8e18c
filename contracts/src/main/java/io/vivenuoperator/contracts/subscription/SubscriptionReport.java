package io.vivenuoperator.contracts.subscription;

import java.time.Instant;
import java.util.Optional;

/**
 * How a subscription is, from the process that delivers for it. What is not known is absent, never 0.
 *
 * @param delivering by the last attempt
 * @param message more about it, for a person; nothing secret, of a URL the host only
 * @param position in the log; everything up to it is delivered, waits for a retry, or is a dead letter
 * @param behind messages of the log after the position
 * @param oldestPendingSeconds age of the oldest message that was not tried yet
 * @param positionExpired whether the log no longer has what comes after the position
 * @param replay name of the replay that is under way
 * @param problem why nothing is delivered at all
 */
public record SubscriptionReport(
        String uid,
        DeliveryReason delivering,
        Optional<String> message,
        Optional<Long> position,
        Optional<Long> behind,
        Optional<Long> oldestPendingSeconds,
        Optional<Long> retrying,
        Optional<Long> deadLetters,
        Optional<Long> deliveredLastHour,
        Optional<Long> failedLastHour,
        boolean positionExpired,
        Optional<LastSuccess> lastSuccess,
        Optional<LastFailure> lastFailure,
        Optional<String> replay,
        Optional<HandoverProblem> problem) {
    /** The last delivery that the endpoint took. */
    public record LastSuccess(Instant time, Optional<Integer> status, Optional<Long> millis) {}

    /**
     * The last attempt that failed.
     *
     * @param status of the answer, if there was one
     * @param message the reason as a sentence, if there is more to say; nothing secret
     * @param attempt of that message, from 1
     * @param nextAttempt absent: it is not tried again
     */
    public record LastFailure(
            Instant time,
            Optional<Integer> status,
            DeliveryReason reason,
            Optional<String> message,
            Optional<Integer> attempt,
            Optional<Instant> nextAttempt) {}

    /** Of a subscription that nothing was delivered for, and of which nothing else is known. */
    public static SubscriptionReport nothingKnown(String uid, Optional<HandoverProblem> problem) {
        return new SubscriptionReport(
                uid,
                DeliveryReason.NOTHING_SENT_YET,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                problem);
    }
}
