package io.vivenuoperator.operator.pod;

import java.time.Instant;
import java.util.Optional;

/** How a pod's single container ended. */
public sealed interface PodEnd {
    Instant startedAt();

    /** As last observed; a lost node reports nothing more. */
    Instant finishedAt();

    /** As in Kubernetes, for example {@code Evicted} or {@code OOMKilled}. */
    String reason();

    /**
     * The container ran.
     *
     * @param message the program's termination message
     */
    record Terminated(int exitCode, String reason, Optional<String> message, Instant startedAt, Instant finishedAt)
            implements PodEnd {
        private static final String KILLED_FOR_MEMORY = "OOMKilled";

        /** Whether the kernel killed it at its container's memory limit. */
        public boolean isKilledForMemory() {
            return reason.equals(KILLED_FOR_MEMORY);
        }
    }

    /**
     * The pod was evicted, or its deadline passed, before the container started.
     *
     * @param words the reason with Kubernetes' own message
     */
    record NeverRan(String reason, String words, Instant startedAt, Instant finishedAt) implements PodEnd {}
}
