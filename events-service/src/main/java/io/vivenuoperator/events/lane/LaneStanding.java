package io.vivenuoperator.events.lane;

import io.vivenuoperator.events.endpoint.CircuitBreaker;
import java.time.Instant;
import java.util.Optional;

/**
 * How a subscription stands, for its status.
 *
 * @param name for metrics and logs
 * @param revision of the subscription that is delivered
 * @param position up to which everything is done
 * @param behind how many numbers of the log it is behind, wanted or not
 * @param oldestWaiting when the message was stored that waits longest, if one waits in memory
 * @param retrying how many wait for another attempt
 * @param positionExpired whether the log had lost messages before they could be delivered; until what was left is done
 */
public record LaneStanding(
        String uid,
        String name,
        long revision,
        long position,
        long behind,
        Optional<Instant> oldestWaiting,
        long retrying,
        boolean positionExpired,
        EndpointStanding endpoint) {
    /** What is known of the endpoint. */
    public record EndpointStanding(
            CircuitBreaker.State breaker,
            boolean paused,
            int window,
            int inFlight,
            Optional<AttemptMark> lastSuccess,
            Optional<AttemptMark> lastFailure) {}

    /**
     * One attempt.
     *
     * @param reason empty for a success
     * @param detail the reason as a sentence, if there is more to say
     * @param nextAttempt when it is tried again
     */
    public record AttemptMark(
            Instant at,
            Optional<Integer> status,
            Optional<String> reason,
            Optional<String> detail,
            long millis,
            int number,
            Optional<Instant> nextAttempt) {}
}
