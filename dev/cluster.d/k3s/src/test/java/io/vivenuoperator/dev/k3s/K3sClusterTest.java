package io.vivenuoperator.dev.k3s;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class K3sClusterTest {
    @Test
    void findsTheMachineInDockersHostsFile() {
        String hosts = "127.0.0.1\tlocalhost\n172.17.0.1\thost.docker.internal\n172.17.0.3\t4f1c2\n";

        assertThat(K3sCluster.hostAddress(hosts)).contains("172.17.0.1");
    }

    @Test
    void takesTheAddressThatPodsCanReach() {
        String hosts = "fdc4:f303:9324::254\thost.docker.internal\n192.168.65.254\thost.docker.internal\n";

        assertThat(K3sCluster.hostAddress(hosts)).contains("192.168.65.254");
    }

    @Test
    void saysWhenTheMachineIsNotThere() {
        assertThat(K3sCluster.hostAddress("127.0.0.1\tlocalhost\n")).isEmpty();
    }
}
