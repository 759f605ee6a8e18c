package io.vivenuoperator.dev.k3s;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/** A running K3s container. */
final class K3sCluster implements AutoCloseable {
    /** Docker's own name for the machine it runs on. */
    private static final String HOST = "host.docker.internal";

    private final K3sContainer container;

    private K3sCluster(K3sContainer container) {
        this.container = container;
    }

    static K3sCluster start(String image, String label) {
        K3sContainer container =
                new K3sContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("rancher/k3s"));
        container.withLabel(label, "k3s").withExtraHost(HOST, "host-gateway");
        container.start();
        return new K3sCluster(container);
    }

    ClusterAccess access() throws IOException, InterruptedException {
        String hosts = container.execInContainer("cat", "/etc/hosts").getStdout();
        String host = hostAddress(hosts)
                .orElseThrow(() -> new IllegalStateException("the container's /etc/hosts does not know " + HOST));
        return new ClusterAccess(container.getKubeConfigYaml(), container.getContainerId(), host);
    }

    /** The IPv4 address of the machine in a hosts file: pods have no IPv6. */
    static Optional<String> hostAddress(String hosts) {
        return Pattern.compile("^(\\d+(?:\\.\\d+){3})\\s+.*\\b" + Pattern.quote(HOST) + "\\b", Pattern.MULTILINE)
                .matcher(hosts)
                .results()
                .map(found -> found.group(1))
                .findFirst();
    }

    @Override
    public void close() {
        container.close();
    }
}
