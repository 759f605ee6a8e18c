package io.vivenuoperator.operator.pod;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a pod that runs one program, ignoring containers that others injected.
 *
 * @param container the program's container
 */
public record PodOutcome(Pod pod, String container) {
    /** How it ended; empty while it runs or may still start. */
    public Optional<PodEnd> end() {
        return program()
                .flatMap(status -> Optional.ofNullable(status.getState().getTerminated()))
                .<PodEnd>map(this::terminated)
                .or(() -> isFailed() ? Optional.of(neverRan()) : Optional.empty());
    }

    /** Why it can't start; empty if it has started or still may. */
    public Optional<String> stuck() {
        return isFailed() ? Optional.empty() : PodTrouble.of(pod);
    }

    /** Whether the container is running. */
    public boolean isRunning() {
        return program().map(status -> status.getState().getRunning() != null).orElse(false);
    }

    /** Whether it has not run yet and may still start. */
    public boolean isStarting() {
        return !isFailed()
                && program()
                        .map(status -> status.getState().getRunning() == null
                                && status.getState().getTerminated() == null)
                        .orElse(true);
    }

    private boolean isFailed() {
        return pod.getStatus() != null && "Failed".equals(pod.getStatus().getPhase());
    }

    private Optional<ContainerStatus> program() {
        var statuses = pod.getStatus() == null
                ? Stream.<ContainerStatus>empty()
                : pod.getStatus().getContainerStatuses().stream();
        return statuses.filter(status -> status.getName().equals(container) && status.getState() != null)
                .findFirst();
    }

    private PodEnd.Terminated terminated(ContainerStateTerminated state) {
        var reason = Optional.ofNullable(pod.getStatus().getReason())
                .or(() -> Optional.ofNullable(state.getReason()))
                .orElse("Error");
        var finished = instant(state.getFinishedAt())
                .or(this::lastChange)
                .or(() -> instant(pod.getMetadata().getCreationTimestamp()))
                .orElse(Instant.EPOCH);
        return new PodEnd.Terminated(
                Optional.ofNullable(state.getExitCode()).orElse(-1),
                reason,
                Optional.ofNullable(state.getMessage()),
                instant(state.getStartedAt()).orElse(finished),
                finished);
    }

    private PodEnd.NeverRan neverRan() {
        var reason = Optional.ofNullable(pod.getStatus().getReason()).orElse("Error");
        var started = instant(pod.getStatus().getStartTime())
                .or(() -> instant(pod.getMetadata().getCreationTimestamp()))
                .orElse(Instant.EPOCH);
        return new PodEnd.NeverRan(
                reason,
                PodTrouble.withDetail(reason, pod.getStatus().getMessage()),
                started,
                lastChange().orElse(started));
    }

    /** A lost node does not report when its containers ended. */
    private Optional<Instant> lastChange() {
        return conditions()
                .flatMap(condition -> instant(condition.getLastTransitionTime()).stream())
                .max(Comparator.naturalOrder());
    }

    private Stream<PodCondition> conditions() {
        return pod.getStatus() == null ? Stream.empty() : pod.getStatus().getConditions().stream();
    }

    private static Optional<Instant> instant(@Nullable String text) {
        return Optional.ofNullable(text).map(Instant::parse);
    }
}
