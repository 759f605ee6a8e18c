package io.vivenuoperator.operator.pod;

import java.time.Instant;
import java.util.Optional;

/** How a pod's one container ended. */
public sealed interface PodEnd {
    Instant startedAt();

    /** As far as anybody saw it: a node that is gone tells nothing any more. */
    Instant finishedAt();

    /** In Kubernetes' words, for example {@code Evicted} or {@code OOMKilled}. */
    String reason();

    /**
     * It ran.
     *
     * @param message what the program left as its termination message
     */
    record Terminated(int exitCode, String reason, Optional<String> message, Instant startedAt, Instant finishedAt)
            implements PodEnd {
        private static final String KILLED_FOR_MEMORY = "OOMKilled";

        /** The kernel killed it at its container's limit. */
        public boolean isKilledForMemory() {
            return reason.equals(KILLED_FOR_MEMORY);
        }
    }

    /**
     * Evicted, or its deadline passed, before its container was started.
     *
     * @param words the reason with Kubernetes' own words about it
     */
    record NeverRan(String reason, String words, Instant startedAt, Instant finishedAt) implements PodEnd {}
}
