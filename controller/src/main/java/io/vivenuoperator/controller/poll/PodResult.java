package io.vivenuoperator.controller.poll;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.kubernetes.PodTrouble;
import io.vivenuoperator.controller.naming.ResourceLabels;
import io.vivenuoperator.controller.poller.PollerPods;
import io.vivenuoperator.crd.v1alpha1.PollKind;
import io.vivenuoperator.crd.v1alpha1.PollOutcome;
import io.vivenuoperator.crd.v1alpha1.PollStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What a poller's pod tells: its report, or what became of it when it could not write one. */
final class PodResult {
    /** What a JVM ends with that has no memory left to write a report. */
    private static final int EXIT_OUT_OF_MEMORY = 3;

    private static final String KILLED_FOR_MEMORY = "OOMKilled";

    private PodResult() {}

    /** How the poll of a finished pod ended; empty while it runs. */
    static Optional<PollStatus> of(Pod pod) {
        return poller(pod)
                .flatMap(status -> Optional.ofNullable(status.getState().getTerminated()))
                .map(terminated -> report(terminated).orElseGet(() -> withoutReport(pod, terminated)))
                .or(() -> isFailed(pod) ? Optional.of(neverRan(pod)) : Optional.empty());
    }

    /** Why the pod does not start; empty when it does, or still may. */
    static Optional<String> stuck(Pod pod) {
        return isFailed(pod) ? Optional.empty() : PodTrouble.of(pod);
    }

    /** Its container runs. */
    static boolean isRunning(Pod pod) {
        return poller(pod).map(status -> status.getState().getRunning() != null).orElse(false);
    }

    /** Neither has it run nor is it given up. */
    static boolean isStarting(Pod pod) {
        return !isFailed(pod)
                && poller(pod)
                        .map(status -> status.getState().getRunning() == null
                                && status.getState().getTerminated() == null)
                        .orElse(true);
    }

    private static boolean isFailed(Pod pod) {
        return pod.getStatus() != null && "Failed".equals(pod.getStatus().getPhase());
    }

    private static Stream<PodCondition> conditions(Pod pod) {
        return pod.getStatus() == null ? Stream.empty() : pod.getStatus().getConditions().stream();
    }

    /** Evicted, or its deadline passed, before its container was started. */
    private static PollStatus neverRan(Pod pod) {
        var reason = Optional.ofNullable(pod.getStatus().getReason()).orElse("Error");
        var started = instant(pod.getStatus().getStartTime())
                .or(() -> instant(pod.getMetadata().getCreationTimestamp()))
                .orElse(Instant.EPOCH);
        var ended = lastChange(pod).orElse(started);
        return new PollStatus(
                kind(pod),
                PollOutcome.FAILED,
                reason,
                started.toString(),
                ended.toString(),
                null,
                null,
                null,
                null,
                "The poller's pod ended before it ran: "
                        + PodTrouble.withDetail(reason, pod.getStatus().getMessage()) + ".");
    }

    /** A node that is gone tells no more when its containers ended. */
    private static Optional<Instant> lastChange(Pod pod) {
        return conditions(pod)
                .flatMap(condition -> instant(condition.getLastTransitionTime()).stream())
                .max(Comparator.naturalOrder());
    }

    private static Optional<ContainerStatus> poller(Pod pod) {
        var statuses = pod.getStatus() == null
                ? Stream.<ContainerStatus>empty()
                : pod.getStatus().getContainerStatuses().stream();
        return statuses.filter(status -> status.getName().equals(PollerPods.CONTAINER) && status.getState() != null)
                .findFirst();
    }

    private static Optional<PollStatus> report(ContainerStateTerminated terminated) {
        return Optional.ofNullable(terminated.getMessage()).flatMap(PollReport::parse);
    }

    private static PollStatus withoutReport(Pod pod, ContainerStateTerminated terminated) {
        var reason = reason(pod, terminated);
        var finished = instant(terminated.getFinishedAt())
                .or(() -> lastChange(pod))
                .or(() -> instant(pod.getMetadata().getCreationTimestamp()))
                .orElse(Instant.EPOCH);
        return new PollStatus(
                kind(pod),
                PollOutcome.FAILED,
                reason,
                instant(terminated.getStartedAt()).orElse(finished).toString(),
                finished.toString(),
                null,
                null,
                null,
                null,
                "The poller ended without a report: " + reason + ", exit code " + terminated.getExitCode() + "."
                        + advice(reason));
    }

    private static String reason(Pod pod, ContainerStateTerminated terminated) {
        if (Integer.valueOf(EXIT_OUT_OF_MEMORY).equals(terminated.getExitCode())) {
            return Reason.OUT_OF_MEMORY.wireName();
        }
        return Optional.ofNullable(pod.getStatus().getReason())
                .or(() -> Optional.ofNullable(terminated.getReason()))
                .orElse("Error");
    }

    private static String advice(String reason) {
        if (reason.equals(KILLED_FOR_MEMORY)) {
            return " It took more memory than the container's limit: raise the limit.";
        }
        return reason.equals(Reason.OUT_OF_MEMORY.wireName())
                ? " Its Java heap was full: give it a larger one, and the container a limit to match."
                : "";
    }

    private static PollKind kind(Pod pod) {
        var label = pod.getMetadata().getLabels().get(ResourceLabels.POLL);
        return PollKind.FULL.argument().equals(label) ? PollKind.FULL : PollKind.INCREMENTAL;
    }

    private static Optional<Instant> instant(String text) {
        return Optional.ofNullable(text).map(Instant::parse);
    }
}
