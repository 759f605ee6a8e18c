package io.vivenuoperator.controller.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.vivenuoperator.controller.cronjob.PollerPods;
import io.vivenuoperator.crd.v1alpha1.PollStatus;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodResultTest {
    /** A lost node reports nothing more: the API server has ContainerStatusUnknown, and no times. */
    private static Pod lost(String... transitions) {
        var pod = new PodBuilder()
                .withNewMetadata()
                .withLabels(Map.of())
                .withCreationTimestamp("2026-05-01T08:00:00Z")
                .endMetadata()
                .withNewStatus()
                .addNewContainerStatus()
                .withName(PollerPods.CONTAINER)
                .withNewState()
                .withNewTerminated()
                .withExitCode(137)
                .withReason("ContainerStatusUnknown")
                .endTerminated()
                .endState()
                .endContainerStatus()
                .endStatus();
        for (var transition : transitions) {
            pod.editStatus()
                    .addNewCondition()
                    .withType("Ready")
                    .withLastTransitionTime(transition)
                    .endCondition()
                    .endStatus();
        }
        return pod.build();
    }

    @Test
    void anEndThatNobodySawIsTheLastThatWasHeard() {
        assertThat(PodResult.of(lost("2026-05-01T08:00:05Z", "2026-05-01T08:03:00Z")))
                .map(PollStatus::finishedAt)
                .hasValue("2026-05-01T08:03:00Z");
    }

    @Test
    void andNeverTheYear1970() {
        assertThat(PodResult.of(lost())).map(PollStatus::finishedAt).hasValue("2026-05-01T08:00:00Z");
    }
}
