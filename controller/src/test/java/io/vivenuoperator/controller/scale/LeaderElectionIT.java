package io.vivenuoperator.controller.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged controller takes part in an election, with the rights that the chart gives to more than one replica. */
class LeaderElectionIT {
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
}
