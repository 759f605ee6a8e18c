package io.vivenuoperator.poller.region;

import io.vivenuoperator.platform.httpclient.failure.HttpCallException;

/** Why something could not be read from the vendor. It may end the run, or cost it a single event. */
public sealed interface ReadFailure {
    /** A sentence for people, without secrets and without anything from an answer's body. */
    String message();

    /** The run's time is up. */
    record DeadlineReached() implements ReadFailure {
        @Override
        public String message() {
            return "The run's time was up";
        }
    }

    /** The process was asked to stop. */
    record Stopped(String message) implements ReadFailure {}

    /** The vendor refuses the key. */
    record KeyRefused(String message) implements ReadFailure {}

    /** The vendor says that there were too many requests. */
    record RateLimited(String message) implements ReadFailure {}

    /** The vendor cannot be reached, or something else answers in its place. */
    record VendorUnavailable(String message) implements ReadFailure {}

    /** The vendor's answer is not one that its API promises. */
    record UnexpectedAnswer(String message) implements ReadFailure {}

    /**
     * A list changed each time it was read. Nothing is claimed about it; the next run reads it again.
     *
     * @param what it lists
     */
    record ListUnsettled(String what) implements ReadFailure {
        @Override
        public String message() {
            return "the list of " + what + " kept changing while it was read";
        }
    }

    static ReadFailure of(HttpCallException e) {
        String message = String.valueOf(e.getMessage());
        return switch (e.reason()) {
            case KEY_REFUSED -> new KeyRefused(message);
            case RATE_LIMITED -> new RateLimited(message);
            case UNAVAILABLE -> new VendorUnavailable(message);
            case NOT_FOUND, REJECTED, PROTOCOL -> new UnexpectedAnswer(message);
            case INTERRUPTED -> new Stopped(message);
        };
    }
}
