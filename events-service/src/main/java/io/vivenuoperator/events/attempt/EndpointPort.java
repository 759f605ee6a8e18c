package io.vivenuoperator.events.attempt;

import java.time.Duration;
import java.util.Optional;

/** Formats, signs and sends: everything about an endpoint that is not a rule of delivery. */
@FunctionalInterface
public interface EndpointPort {
    /** Makes the request: its body, its headers and its signature. */
    PreparedMessage prepare(OutgoingMessage message);

    /** Whether there is a request to send. */
    sealed interface PreparedMessage {
        /** There is. */
        record Ready(PreparedCall call) implements PreparedMessage {}

        /**
         * There cannot be one.
         *
         * @param message the reason as a sentence for the subscription's owner, without anything secret
         */
        record Impossible(AttemptReason reason, Optional<String> message) implements PreparedMessage {
            /** Where there is nothing to add. */
            public Impossible(AttemptReason reason) {
                this(reason, Optional.empty());
            }
        }
    }

    /** A request that can be sent, and sent again unchanged. */
    @FunctionalInterface
    interface PreparedCall {
        /**
         * Sends it from the calling thread, which may be interrupted.
         *
         * @param deadline until the last byte is read
         * @throws InterruptedException if the thread was interrupted
         */
        EndpointAnswer send(Duration deadline) throws InterruptedException;
    }
}
