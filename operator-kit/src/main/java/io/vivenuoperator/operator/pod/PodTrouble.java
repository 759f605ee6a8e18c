package io.vivenuoperator.operator.pod;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.vivenuoperator.operator.refusal.KubernetesWords;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a pod can't start, whichever container is the cause. */
public final class PodTrouble {
    private static final String BACK_OFF = "ImagePullBackOff";
    private static final Set<String> STUCK = Set.of(
            BACK_OFF,
            "ErrImagePull",
            "InvalidImageName",
            "ErrImageNeverPull",
            "ImageInspectError",
            "RegistryUnavailable",
            "SignatureValidationFailed",
            "CreateContainerConfigError",
            "CreateContainerError",
            "RunContainerError",
            "CrashLoopBackOff");

    private PodTrouble() {}

    /** Empty if it has started or still may. */
    public static Optional<String> of(Pod pod) {
        var status = pod.getStatus();
        return status == null
                ? Optional.empty()
                : Stream.of(status.getInitContainerStatuses(), status.getContainerStatuses())
                        .flatMap(Collection::stream)
                        .flatMap(container -> waiting(container).stream())
                        .findFirst()
                        .or(() -> unschedulable(pod));
    }

    /**
     * A failing pull alternates between two reasons; both map to one, or the status would flap. Only messages about a
     * missing Secret or key are passed on: one about an image may quote a registry's answer.
     */
    private static Optional<String> waiting(ContainerStatus container) {
        return Optional.ofNullable(container.getState())
                .flatMap(state -> Optional.ofNullable(state.getWaiting()))
                .filter(waiting -> waiting.getReason() != null && STUCK.contains(waiting.getReason()))
                .map(waiting -> switch (waiting.getReason()) {
                    case "ErrImagePull", BACK_OFF -> withDetail(BACK_OFF, container.getImage());
                    case "InvalidImageName", "ErrImageNeverPull" ->
                        withDetail(waiting.getReason(), container.getImage());
                    case "CreateContainerConfigError" -> withDetail(waiting.getReason(), waiting.getMessage());
                    default -> waiting.getReason();
                });
    }

    private static Optional<String> unschedulable(Pod pod) {
        return Optional.ofNullable(pod.getStatus().getConditions()).orElseGet(List::of).stream()
                .filter(condition -> "PodScheduled".equals(condition.getType())
                        && "False".equals(condition.getStatus())
                        && ("Unschedulable".equals(condition.getReason())
                                || "SchedulingGated".equals(condition.getReason())))
                .map(condition -> withDetail(condition.getReason(), condition.getMessage()))
                .findFirst();
    }

    /** Appends Kubernetes' own message to a reason. */
    public static String withDetail(String reason, @Nullable String message) {
        var shown = KubernetesWords.of(message);
        return shown.isEmpty() ? reason : reason + " (" + shown + ")";
    }
}
