package io.vivenuoperator.contracts.subscription;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * How far a replay is. What is not known is absent, never 0.
 *
 * @param uid of the resource
 * @param position in the log
 * @param message why it failed, or what else is to say
 */
public record ReplayReport(
        String uid,
        ReplayState state,
        Optional<Long> matched,
        Optional<Long> sent,
        Optional<Long> failed,
        Optional<Long> position,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<String> message) {
    /** A closed list. */
    public enum ReplayState {
        PENDING("Pending"),
        RUNNING("Running"),
        COMPLETE("Complete"),
        FAILED("Failed");

        private final String wireName;

        ReplayState(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }

        public boolean isFinished() {
            return this == COMPLETE || this == FAILED;
        }

        /** Empty for a word of a later release. */
        public static Optional<ReplayState> of(String wireName) {
            return Arrays.stream(values())
                    .filter(state -> state.wireName.equals(wireName))
                    .findFirst();
        }
    }
}
