package io.vivenuoperator.controller.freshness;

import io.vivenuoperator.contracts.run.RunReason;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.crd.v1alpha1.PollStatus;
import java.util.Arrays;
import java.util.Optional;

/** The condition reason for a poll that failed, from the reason in its report or the one that Kubernetes gives. */
final class PollFailureReason {
    private PollFailureReason() {}

    static Reason of(PollStatus failed) {
        return Optional.ofNullable(failed.reason()).map(PollFailureReason::of).orElse(Reason.POLL_FAILED);
    }

    private static Reason of(String word) {
        return switch (word) {
            case "OOMKilled" -> Reason.OUT_OF_MEMORY;
            case "DeadlineExceeded" -> Reason.DEADLINE_EXCEEDED;
            default ->
                Arrays.stream(RunReason.values())
                        .filter(reason -> reason.word().equals(word))
                        .findFirst()
                        .map(PollFailureReason::of)
                        .orElse(Reason.POLL_FAILED);
        };
    }

    /** Without a default, so that a new reason in a report does not compile until a condition has one for it. */
    private static Reason of(RunReason reported) {
        return switch (reported) {
            case KEY_REFUSED -> Reason.KEY_REFUSED;
            case RATE_LIMITED -> Reason.RATE_LIMITED;
            case VENDOR_UNAVAILABLE -> Reason.VENDOR_UNAVAILABLE;
            case VENDOR_PROTOCOL -> Reason.VENDOR_PROTOCOL;
            case DATABASE_UNAVAILABLE -> Reason.DATABASE_UNAVAILABLE;
            case DATABASE_MISCONFIGURED -> Reason.DATABASE_MISCONFIGURED;
            case SCHEMA_MISMATCH, SCHEMA_BEHIND -> Reason.SCHEMA_MISMATCH;
            case MISCONFIGURED -> Reason.MISCONFIGURED;
            case INTERRUPTED -> Reason.INTERRUPTED;
            case OUT_OF_MEMORY -> Reason.OUT_OF_MEMORY;
            case WINDOW_EMPTY -> Reason.WINDOW_EMPTY;
            // The message has it; and what ends Partial is no failure.
            case UNEXPECTED, DEADLINE_REACHED, EVENTS_FAILED, BELOW_THRESHOLD, HELD -> Reason.POLL_FAILED;
        };
    }
}
