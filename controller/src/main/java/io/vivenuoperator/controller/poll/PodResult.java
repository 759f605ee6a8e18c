package io.vivenuoperator.controller.poll;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.vivenuoperator.controller.naming.Labels;
import io.vivenuoperator.controller.poller.PollerPods;
import io.vivenuoperator.crd.v1alpha1.PollKind;
import io.vivenuoperator.crd.v1alpha1.PollOutcome;
import io.vivenuoperator.crd.v1alpha1.PollStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a poller's pod tells: its report, or what became of it when it could not write one. */
final class PodResult {
    private static final Set<String> STUCK = Set.of(
            "ImagePullBackOff",
            "ErrImagePull",
            "InvalidImageName",
            "ErrImageNeverPull",
            "CreateContainerConfigError",
            "CreateContainerError");

    private PodResult() {}

    /** How the poll of a finished pod ended; empty while it runs. */
    static Optional<PollStatus> of(Pod pod) {
        return poller(pod)
                .flatMap(status -> Optional.ofNullable(status.getState().getTerminated()))
                .map(terminated -> report(terminated).orElseGet(() -> withoutReport(pod, terminated)));
    }

    /** Why the pod does not start; empty when it does, or still may. */
    static Optional<String> stuck(Pod pod) {
        return poller(pod)
                .flatMap(status -> Optional.ofNullable(status.getState().getWaiting()))
                .map(waiting -> String.valueOf(waiting.getReason()))
                .filter(STUCK::contains);
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
        var reason = Optional.ofNullable(pod.getStatus().getReason())
                .or(() -> Optional.ofNullable(terminated.getReason()))
                .orElse("Error");
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
                "The poller ended without a report: " + reason + ", exit code " + terminated.getExitCode() + ".");
    }

    private static PollKind kind(Pod pod) {
        var label = pod.getMetadata().getLabels().get(Labels.POLL);
        return PollKind.FULL.argument().equals(label) ? PollKind.FULL : PollKind.INCREMENTAL;
    }

    private static Optional<Instant> instant(String text) {
        return Optional.ofNullable(text).map(Instant::parse);
    }
}
