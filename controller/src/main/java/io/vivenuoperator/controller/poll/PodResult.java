package io.vivenuoperator.controller.poll;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.naming.Labels;
import io.vivenuoperator.controller.poller.PollerPods;
import io.vivenuoperator.crd.v1alpha1.PollKind;
import io.vivenuoperator.crd.v1alpha1.PollOutcome;
import io.vivenuoperator.crd.v1alpha1.PollStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a poller's pod tells: its report, or what became of it when it could not write one. */
final class PodResult {
    private static final String BACK_OFF = "ImagePullBackOff";
    private static final Set<String> STUCK = Set.of(
            BACK_OFF,
            "ErrImagePull",
            "InvalidImageName",
            "ErrImageNeverPull",
            "CreateContainerConfigError",
            "CreateContainerError");

    private static final int LONGEST = 512;

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
        return isFailed(pod) ? Optional.empty() : waiting(pod).or(() -> unschedulable(pod));
    }

    private static Optional<String> waiting(Pod pod) {
        return poller(pod)
                .flatMap(status -> Optional.ofNullable(status.getState().getWaiting()))
                .filter(waiting -> waiting.getReason() != null && STUCK.contains(waiting.getReason()))
                .map(PodResult::text);
    }

    /**
     * Pulling alternates between failing and backing off: one word for both, or the status would follow. Of the messages only
     * the one about a Secret or a key that is missing is passed on; one about an image may quote a registry's answer.
     */
    private static String text(ContainerStateWaiting waiting) {
        return switch (waiting.getReason()) {
            case "ErrImagePull" -> BACK_OFF;
            case "CreateContainerConfigError" -> withDetail(waiting.getReason(), waiting.getMessage());
            default -> waiting.getReason();
        };
    }

    private static Optional<String> unschedulable(Pod pod) {
        return conditions(pod)
                .filter(condition -> "PodScheduled".equals(condition.getType())
                        && "False".equals(condition.getStatus())
                        && "Unschedulable".equals(condition.getReason()))
                .map(condition -> withDetail(condition.getReason(), condition.getMessage()))
                .findFirst();
    }

    private static String withDetail(String reason, @Nullable String message) {
        var detail = Optional.ofNullable(message).orElse("").strip();
        var shown = detail.length() > LONGEST ? detail.substring(0, LONGEST) : detail;
        return shown.isEmpty() ? reason : reason + " (" + shown + ")";
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
        var ended = conditions(pod)
                .flatMap(condition -> instant(condition.getLastTransitionTime()).stream())
                .max(Comparator.naturalOrder())
                .orElse(started);
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
                "The poller's pod ended before it ran: " + reason + ".");
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
        var finished = instant(terminated.getFinishedAt()).orElse(Instant.EPOCH);
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
        var label = pod.getMetadata().getLabels().get(Labels.POLL);
        return PollKind.FULL.argument().equals(label) ? PollKind.FULL : PollKind.INCREMENTAL;
    }

    private static Optional<Instant> instant(String text) {
        return Optional.ofNullable(text).map(Instant::parse);
    }
}
