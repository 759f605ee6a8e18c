package io.vivenuoperator.events.attempt;

import io.vivenuoperator.events.format.AnswerHint;
import java.util.Optional;

/** What came back from an endpoint. */
public sealed interface EndpointAnswer {
    /**
     * An HTTP answer.
     *
     * @param retryAfter the header as sent
     * @param date the header as sent
     * @param location the header as sent
     * @param text the beginning of the body
     * @param hint what this kind of target means by it
     */
    record Answered(
            int status,
            Optional<String> retryAfter,
            Optional<String> date,
            Optional<String> location,
            String text,
            AnswerHint hint)
            implements EndpointAnswer {
        public Answered {
            if (status < 100 || status > 999) {
                throw new IllegalArgumentException("status is " + status + ": an HTTP status has three digits");
            }
        }

        /** Of a target that means what its status says. */
        public Answered(
                int status,
                Optional<String> retryAfter,
                Optional<String> date,
                Optional<String> location,
                String text) {
            this(status, retryAfter, date, location, text, new AnswerHint.Ordinary());
        }

        /** Without headers that matter here. */
        public static Answered of(int status) {
            return new Answered(status, Optional.empty(), Optional.empty(), Optional.empty(), "");
        }
    }

    /**
     * No answer, or only a part of one, or the address was refused.
     *
     * @param message the reason as a sentence for the endpoint's owner, without anything secret
     */
    record Unanswered(AttemptReason reason, Optional<String> message) implements EndpointAnswer {
        /** Where there is nothing to add. */
        public Unanswered(AttemptReason reason) {
            this(reason, Optional.empty());
        }
    }

    /** A kept connection was closed before a byte came back: the endpoint has probably not seen the request. */
    record Stale() implements EndpointAnswer {}
}
