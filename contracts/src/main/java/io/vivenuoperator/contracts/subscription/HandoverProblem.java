package io.vivenuoperator.contracts.subscription;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why the events service does not deliver a subscription of the file, although the file is good.
 *
 * @param message one sentence for a person; names the rule, never the URL
 */
public record HandoverProblem(HandoverRefusal refusal, String message) {
    /** A closed list. */
    public enum HandoverRefusal {
        /** The rules of addresses refuse the URL. */
        URL_REFUSED("UrlRefused"),
        /** A subscription that was made over HTTP has this uid. */
        CONFLICT("Conflict");

        private final String wireName;

        HandoverRefusal(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }

        /** Empty for a word of a later release. */
        public static Optional<HandoverRefusal> of(String wireName) {
            return Arrays.stream(values())
                    .filter(refusal -> refusal.wireName.equals(wireName))
                    .findFirst();
        }
    }
}
