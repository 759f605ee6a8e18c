package io.vivenuoperator.platform.httpclient.pinned;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How a request ended that was sent once and never repeated: whether the target has it is what matters. */
public sealed interface SinglePostOutcome {
    /**
     * The target has it, and has said so. Its status counts even if the rest of its answer did not come.
     *
     * @param status any but an interim one; 3xx are not followed
     * @param headers names in lower case, the first of equal ones
     */
    record Answered(int status, Map<String, String> headers) implements SinglePostOutcome {
        public Answered {
            headers = Map.copyOf(headers);
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        /** Without the headers, which may repeat what was sent. */
        @Override
        public String toString() {
            return "Answered[status=" + status + "]";
        }
    }

    /**
     * The target certainly does not have it: there was no connection on which a single octet of it was written.
     *
     * @param message a sentence for the target's owner; without path, query and anything that was received
     */
    record NotSent(TargetFailure reason, String message) implements SinglePostOutcome {}

    /**
     * The target may have it or not: it was written, at least in part, and no status came back.
     *
     * @param message as above
     */
    record InDoubt(TargetFailure reason, String message) implements SinglePostOutcome {}
}
