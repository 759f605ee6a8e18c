package io.vivenuoperator.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.Pod;
import io.vivenuoperator.e2e.look.Comparison;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An installation, and that an upgrade does not disturb it. */
@OnACluster
class InstallationE2E {
    private static final String SELLER = "france";

    private final Stack stack;

    InstallationE2E(Stack stack) {
        this.stack = stack;
    }

    @Test
    void everyPodOfOursIsHeldToLittle() {
        // given
        stack.applyRegion(SELLER).awaitReady().awaitPoll();

        // when
        var pods = ours();

        // then
        assertThat(pods).hasSizeGreaterThanOrEqualTo(4).allSatisfy(pod -> {
            var name = pod.getMetadata().getName();
            assertThat(pod.getSpec().getSecurityContext().getRunAsNonRoot())
                    .as(name)
                    .isTrue();
            assertThat(pod.getSpec().getSecurityContext().getSeccompProfile().getType())
                    .as(name)
                    .isEqualTo("RuntimeDefault");
            assertThat(pod.getSpec().getContainers()).allSatisfy(container -> {
                assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                        .as(name)
                        .isTrue();
                assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                        .as(name)
                        .isFalse();
                assertThat(container.getSecurityContext().getCapabilities().getDrop())
                        .as(name)
                        .containsExactly("ALL");
            });
        });
    }

    @Test
    void onlyTheControllerHasATokenForTheApiServer() {
        // given
        stack.applyRegion(SELLER).awaitReady().awaitPoll();

        // then
        assertThat(ours())
                .filteredOn(
                        pod -> pod.getSpec().getVolumes().stream().anyMatch(volume -> volume.getProjected() != null))
                .extracting(pod -> pod.getMetadata().getLabels().get("app.kubernetes.io/component"))
                .containsOnly("controller");
    }

    @Test
    void anUpgradeKeepsTheDataAndTheRegions() {
        // given
        var region = stack.applyRegion(SELLER).awaitReady();
        region.awaitPoll();

        // when
        new Helm(Stack.REPOSITORY.resolve("helm/vivenu-operator"))
                .upgrade()
                .withKubeConfig(stack.kubeconfig())
                .withName(Stack.RELEASE)
                .withNamespace(stack.namespace())
                .reuseValues()
                .set("receiver.maxBodyBytes", 2097152)
                .waitReady()
                .withTimeout(180)
                .call();

        // then
        region.awaitReady();
        stack.simulator().sell(SELLER, 3);
        await().atMost(Duration.ofSeconds(60)).until(() -> stack.comparison(SELLER), Comparison::equal);
    }

    @Test
    void keysAndPersonalDataAreNowhereToBeRead() {
        // given
        var region = stack.applyRegion(SELLER).awaitReady();
        region.awaitPoll();

        // when
        var everything = new StringBuilder(region.status().toString());
        for (var pod : ours()) {
            everything.append(stack.client().pods().resource(pod).getLog());
        }
        everything.append(
                stack.client().v1().events().inNamespace(stack.namespace()).list());

        // then
        assertThat(everything)
                .hasSizeGreaterThan(1000)
                .doesNotContain("sim-key-")
                .doesNotContain("CANARY");
    }

    private List<Pod> ours() {
        var pods = stack.client().pods().inNamespace(stack.namespace());
        return java.util.stream.Stream.concat(
                        pods.withLabel("app.kubernetes.io/name", "vivenu-operator").list().getItems().stream(),
                        pods.withLabel("vivenu-operator.io/poll").list().getItems().stream())
                .toList();
    }
}
