package io.vivenuoperator.platform.httpclient.pinned;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How one attempt ended. */
public sealed interface TargetOutcome {
    /**
     * There is a whole answer, or as much of one as is read.
     *
     * @param status 200–299 or 400 and above; 101 if the target wants to change protocols
     * @param headers names in lower case, the first of equal ones
     * @param start of the body, at most 16 KiB; it may repeat what was sent
     * @param excerpt to be kept and shown: at most 2 KiB, without control characters and without what is secret in the URL
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Answered(int status, Map<String, String> headers, byte[] start, String excerpt) implements TargetOutcome {
        private static final int LOWEST_SUCCESS = 200;
        private static final int HIGHEST_SUCCESS = 299;

        public Answered {
            headers = Map.copyOf(headers);
        }

        public boolean isSuccess() {
            return status >= LOWEST_SUCCESS && status <= HIGHEST_SUCCESS;
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        @Override
        public String toString() {
            return "Answered[status=" + status + "]";
        }
    }

    /**
     * The answer sends us elsewhere, and we don't go.
     *
     * @param host to which it would be; absent if it names none
     */
    record Redirected(int status, Optional<String> host) implements TargetOutcome {}

    /**
     * There is no answer.
     *
     * @param message a sentence for the target's owner; without path, query and anything that was received
     */
    record Unanswered(TargetFailure reason, String message) implements TargetOutcome {}
}
