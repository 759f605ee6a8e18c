package io.vivenuoperator.controller.election;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.junit.jupiter.api.Test;

class LeaderLeaseTest {
    @Test
    void aReplicaLeadsFromTheStartOfItsLeaseToItsEnd() {
        // given
        try (var client = new KubernetesClientBuilder().build()) {
            var lease = new LeaderLease(client, "ticketing", "vivenu-operator", "controller-1");
            var callbacks = lease.configuration().getLeaderCallbacks().orElseThrow();
            assertThat(lease.isLeading()).isFalse();

            // when
            callbacks.onStartLeading();

            // then
            assertThat(lease.isLeading()).isTrue();

            // when
            lease.leave();
            callbacks.onStopLeading();

            // then
            assertThat(lease.isLeading()).isFalse();
        }
    }
}
