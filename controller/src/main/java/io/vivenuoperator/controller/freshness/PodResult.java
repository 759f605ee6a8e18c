package io.vivenuoperator.controller.freshness;

import io.fabric8.kubernetes.api.model.Pod;
import io.vivenuoperator.contracts.run.RunCompleteness;
import io.vivenuoperator.contracts.run.RunCounts;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.contracts.run.RunOutcome;
import io.vivenuoperator.contracts.run.RunReport;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.cronjob.PollerPods;
import io.vivenuoperator.controller.naming.ResourceLabels;
import io.vivenuoperator.crd.v1alpha1.PollStatus;
import io.vivenuoperator.operator.pod.PodEnd;
import io.vivenuoperator.operator.pod.PodOutcome;
import java.util.Optional;

/** The result of a poller's pod: its report, or how it ended when it could not write one. */
final class PodResult {
    /** The exit code of a JVM that ran out of memory before it could write a report. */
    private static final int EXIT_OUT_OF_MEMORY = 3;

    /** Limits for texts that the controller did not write itself. */
    private static final int LONGEST_REASON = 64;

    private static final int LONGEST_MESSAGE = 1024;

    private PodResult() {}

    static PodOutcome outcome(Pod pod) {
        return new PodOutcome(pod, PollerPods.CONTAINER);
    }

    /** How the poll of a finished pod ended; empty while it runs. */
    static Optional<PollStatus> of(Pod pod) {
        return outcome(pod).end().map(end -> switch (end) {
            case PodEnd.Terminated terminated ->
                terminated
                        .message()
                        .flatMap(RunReport::parse)
                        .map(PodResult::reported)
                        .orElseGet(() -> withoutReport(kind(pod), terminated));
            case PodEnd.NeverRan neverRan ->
                failed(
                        kind(pod),
                        neverRan,
                        neverRan.reason(),
                        "The poller's pod ended before it started: " + neverRan.words() + ".");
        });
    }

    private static PollStatus reported(RunReport report) {
        return new PollStatus(
                report.kind(),
                report.outcome(),
                report.reason().map(reason -> cut(reason, LONGEST_REASON)).orElse(null),
                report.startedAt().toString(),
                report.finishedAt().toString(),
                report.counts().map(RunCounts::events).orElse(null),
                report.counts().map(RunCounts::tickets).orElse(null),
                report.counts().map(RunCounts::requests).orElse(null),
                report.completeness().map(RunCompleteness::percent).orElse(null),
                report.completeness().map(RunCompleteness::vendorSold).orElse(null),
                report.completeness().map(RunCompleteness::storedSold).orElse(null),
                report.quarantined().orElse(null),
                Optional.of(report.fullMessage())
                        .filter(message -> !message.isEmpty())
                        .map(message -> cut(message, LONGEST_MESSAGE))
                        .orElse(null));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    private static PollStatus withoutReport(RunKind kind, PodEnd.Terminated end) {
        var heapWasFull = end.exitCode() == EXIT_OUT_OF_MEMORY;
        var reason = heapWasFull ? Reason.OUT_OF_MEMORY.wireName() : end.reason();
        return failed(
                kind,
                end,
                reason,
                "The poller ended without a report: " + reason + ", exit code " + end.exitCode() + "."
                        + advice(end, heapWasFull));
    }

    private static String advice(PodEnd.Terminated end, boolean heapWasFull) {
        if (heapWasFull) {
            return " Its Java heap was full: enlarge it, and raise the container's limit to match.";
        }
        return end.isKilledForMemory() ? " It used more memory than the container's limit: raise the limit." : "";
    }

    private static PollStatus failed(RunKind kind, PodEnd end, String reason, String message) {
        return new PollStatus(
                kind,
                RunOutcome.FAILED,
                reason,
                end.startedAt().toString(),
                end.finishedAt().toString(),
                null,
                null,
                null,
                null,
                message);
    }

    private static RunKind kind(Pod pod) {
        var label = pod.getMetadata().getLabels().get(ResourceLabels.POLL);
        return RunKind.FULL.argument().equals(label) ? RunKind.FULL : RunKind.INCREMENTAL;
    }
}
