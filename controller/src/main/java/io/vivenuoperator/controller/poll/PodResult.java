package io.vivenuoperator.controller.poll;

import io.fabric8.kubernetes.api.model.Pod;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.naming.ResourceLabels;
import io.vivenuoperator.controller.poller.PollerPods;
import io.vivenuoperator.crd.v1alpha1.PollKind;
import io.vivenuoperator.crd.v1alpha1.PollOutcome;
import io.vivenuoperator.crd.v1alpha1.PollStatus;
import io.vivenuoperator.operator.pod.PodEnd;
import io.vivenuoperator.operator.pod.PodOutcome;
import java.util.Optional;

/** What a poller's pod tells: its report, or what became of it when it could not write one. */
final class PodResult {
    /** What a JVM ends with that has no memory left to write a report. */
    private static final int EXIT_OUT_OF_MEMORY = 3;

    private PodResult() {}

    static PodOutcome outcome(Pod pod) {
        return new PodOutcome(pod, PollerPods.CONTAINER);
    }

    /** How the poll of a finished pod ended; empty while it runs. */
    static Optional<PollStatus> of(Pod pod) {
        return outcome(pod).end().map(end -> switch (end) {
            case PodEnd.Terminated terminated ->
                terminated.message().flatMap(PollReport::parse).orElseGet(() -> withoutReport(kind(pod), terminated));
            case PodEnd.NeverRan neverRan ->
                failed(
                        kind(pod),
                        neverRan,
                        neverRan.reason(),
                        "The poller's pod ended before it ran: " + neverRan.words() + ".");
        });
    }

    private static PollStatus withoutReport(PollKind kind, PodEnd.Terminated end) {
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
            return " Its Java heap was full: give it a larger one, and the container a limit to match.";
        }
        return end.isKilledForMemory() ? " It took more memory than the container's limit: raise the limit." : "";
    }

    private static PollStatus failed(PollKind kind, PodEnd end, String reason, String message) {
        return new PollStatus(
                kind,
                PollOutcome.FAILED,
                reason,
                end.startedAt().toString(),
                end.finishedAt().toString(),
                null,
                null,
                null,
                null,
                message);
    }

    private static PollKind kind(Pod pod) {
        var label = pod.getMetadata().getLabels().get(ResourceLabels.POLL);
        return PollKind.FULL.argument().equals(label) ? PollKind.FULL : PollKind.INCREMENTAL;
    }
}
