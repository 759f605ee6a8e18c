package io.vivenuoperator.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged controller takes part in an election, with the rights that the chart gives to more than one replica. */
class LeaderElectionIT {
    private static final String REGION = "dach";
    private static final Duration TAKEOVER = Duration.ofSeconds(15);

    /** Less than the chart gives a controller's pod. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void theOnlyReplicaLeads() throws IOException {
        try (var server = AuditedApiServer.start(directory)) {
            // given
            server.grant(2);
            var receiver = new PlayedReceiver(server.client());
            var jar = new ControllerJar(
                    server.kubeconfig(), receiver.port(), directory, Map.of("LEADER_ELECTION", "true"));

            // when
            try (var replicas = new Replicas(server.client(), jar)) {
                replicas.add();

                // then
                assertThat(replicas.awaitLeader()).isEqualTo("controller-1");
            } finally {
                receiver.close();
            }
        }
    }

    /** The node of the leader is drained, and a region is applied at that moment. */
    @Test
    void afterADrainTheOtherReplicaReconcilesWithinSeconds() throws IOException, InterruptedException {
        try (var server = AuditedApiServer.start(directory);
                var vivenu = SimulatedVendor.start(List.of(REGION), 0, directory);
                var receiver = new PlayedReceiver(server.client());
                var regions = new Regions(server.client(), vivenu.apiUrl())) {
            // given
            server.grant(2);
            var jar = new ControllerJar(
                    server.kubeconfig(), receiver.port(), directory, Map.of("LEADER_ELECTION", "true"));
            try (var replicas = new Replicas(server.client(), jar)) {
                replicas.add();
                replicas.add();

                // when
                var drained = replicas.drainLeader();
                var began = System.nanoTime();
                regions.apply(REGION);
                var ready = regions.awaitReady(List.of(REGION), Duration.ofMinutes(1));

                // then
                assertThat(Duration.ofNanos(ready - began)).isLessThanOrEqualTo(TAKEOVER);
                assertThat(drained.endsWithin(GRACE)).isTrue();
                assertThat(vivenu.webhooks(REGION)).isOne();
            }
        }
    }
}
