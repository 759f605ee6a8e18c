package io.vivenuoperator.poller.region;

import io.vivenuoperator.platform.httpclient.failure.HttpCallException;

/** Why something could not be read from the vendor. It may end the run, or cost it a single event. */
public sealed interface ReadFailure {

    /** A sentence for a person, without secrets and without anything that an answer said. */
    String message();

    /** The run's time is over. */
    record DeadlineReached() implements ReadFailure {
        @Override
        public String message() {
            return "The run's time was over";
        }
    }

    /** The process was asked to stop. */
    record Stopped(String message) implements ReadFailure {}

    /** The vendor does not take the key. */
    record KeyRefused(String message) implements ReadFailure {}

    /** The vendor says that too much was asked. */
    record RateLimited(String message) implements ReadFailure {}

    /** The vendor is away, or something else answers in its place. */
    record VendorUnavailable(String message) implements ReadFailure {}

    /** The vendor's answer is none that its API promises. */
    record UnexpectedAnswer(String message) implements ReadFailure {}

    /**
     * A list changed each time it was read; nothing was claimed about it, and the next run reads it again.
     *
     * @param what it lists
     */
    record ListUnsettled(String what) implements ReadFailure {
        @Override
        public String message() {
            return "the list of " + what + " did not hold still while it was read";
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
