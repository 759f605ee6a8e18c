package io.vivenuoperator.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two controllers, and the leader's node is drained: its pod is evicted, within the budget, and the other one goes on. */
@OnACluster
class LeaderDrainE2E {
    private static final String SELLER = "benelux";
    private static final Duration TAKEOVER = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Stack stack;

    LeaderDrainE2E(Stack stack) {
        this.stack = stack;
    }

    @AfterEach
    void oneController() {
        replicas(1);
    }

    @Test
    void theOtherReconcilesWithinSeconds() {
        // given
        replicas(2);
        var region = stack.applyRegion(SELLER).awaitReady();
        await().atMost(PATIENCE).until(() -> !leader().isEmpty());
        var leader = leader();

        // when
        assertThat(stack.client()
                        .pods()
                        .inNamespace(stack.namespace())
                        .withName(leader)
                        .evict())
                .isTrue();
        var began = System.nanoTime();
        stack.applyRegion(SELLER, "sim-key-" + SELLER, "polling: { deadlineSeconds: 301 }");
        var changed = stack.client()
                .genericKubernetesResources("vivenu-operator.io/v1alpha1", "VivenuRegion")
                .inNamespace(stack.namespace())
                .withName(SELLER)
                .get()
                .getMetadata()
                .getGeneration();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() ->
                        changed.equals(region.condition(ConditionType.READY).observedGeneration()));
        var took = Duration.ofNanos(System.nanoTime() - began);

        // then
        System.out.println("reconciled " + took.toMillis() + " ms after the leader was evicted");
        assertThat(took).isLessThanOrEqualTo(TAKEOVER);
        assertThat(leader()).isNotEqualTo(leader).isNotEmpty();
    }

    private void replicas(int count) {
        stack.set("controller.replicas", count);
        stack.workload("controller", count).awaitWell();
    }

    /** The name of its pod; empty when nobody leads. */
    private String leader() {
        var lease = stack.client()
                .resources(Lease.class)
                .inNamespace(stack.namespace())
                .withName(Stack.RELEASE)
                .get();
        var holder = lease == null ? null : lease.getSpec().getHolderIdentity();
        return holder == null ? "" : holder;
    }
}
