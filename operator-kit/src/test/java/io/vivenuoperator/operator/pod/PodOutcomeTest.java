package io.vivenuoperator.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PodOutcomeTest {
    private static final String PROGRAM = "program";

    @Test
    void aPodThatWasEvictedBeforeItRanSaysWhy() {
        // given
        var pod = new PodBuilder()
                .withNewMetadata()
                .withCreationTimestamp("2026-05-01T08:00:00Z")
                .endMetadata()
                .withNewStatus()
                .withPhase("Failed")
                .withReason("Evicted")
                .withMessage("The node was low on resource: memory.")
                .endStatus()
                .build();

        // then
        var outcome = new PodOutcome(pod, PROGRAM);
        assertThat(outcome.end())
                .contains(new PodEnd.NeverRan(
                        "Evicted",
                        "Evicted (The node was low on resource: memory.)",
                        Instant.parse("2026-05-01T08:00:00Z"),
                        Instant.parse("2026-05-01T08:00:00Z")));
        assertThat(outcome.isStarting()).isFalse();
        assertThat(outcome.stuck()).isEmpty();
    }

    @Test
    void aContainerThatTheKernelKilledSaysSo() {
        // given
        var state = new ContainerStateBuilder()
                .withNewTerminated()
                .withExitCode(137)
                .withReason("OOMKilled")
                .withFinishedAt("2026-05-01T08:03:00Z")
                .endTerminated()
                .build();

        // then
        assertThat(new PodOutcome(with(PROGRAM, state), PROGRAM).end())
                .hasValueSatisfying(end -> assertThat(((PodEnd.Terminated) end).isKilledForMemory())
                        .isTrue());
    }

    @Test
    void anotherContainerIsNotTheProgram() {
        // given
        var running = new ContainerStateBuilder()
                .withNewRunning()
                .withStartedAt("2026-05-01T08:00:00Z")
                .endRunning()
                .build();

        // then
        assertThat(new PodOutcome(with(PROGRAM, running), PROGRAM).isRunning()).isTrue();
        assertThat(new PodOutcome(with("sidecar", running), PROGRAM).isRunning())
                .isFalse();
    }

    @Test
    void aPodWithoutAnImageIsStuck() {
        // given
        var waiting = new ContainerStateBuilder()
                .withNewWaiting()
                .withReason("ErrImagePull")
                .withMessage("a registry's answer that is nobody's business")
                .endWaiting()
                .build();

        // then
        var outcome = new PodOutcome(with(PROGRAM, waiting), PROGRAM);
        assertThat(outcome.stuck()).contains("ImagePullBackOff (registry.local/p:1)");
        assertThat(outcome.isStarting()).isTrue();
        assertThat(outcome.end()).isEmpty();
    }

    private static Pod with(String container, ContainerState state) {
        return new PodBuilder()
                .withNewMetadata()
                .endMetadata()
                .withNewStatus()
                .withPhase("Running")
                .addNewContainerStatus()
                .withName(container)
                .withImage("registry.local/p:1")
                .withState(state)
                .endContainerStatus()
                .endStatus()
                .build();
    }
}
