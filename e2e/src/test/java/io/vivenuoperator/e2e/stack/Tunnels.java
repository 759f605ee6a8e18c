package io.vivenuoperator.e2e.stack;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Local ports that lead into the cluster; one per target, opened on first use. */
final class Tunnels implements AutoCloseable {
    /** A local port on 127.0.0.1. */
    record Tunnel(int port) {}

    private final KubernetesClient client;
    private final String namespace;
    private final Map<String, LocalPortForward> open = new ConcurrentHashMap<>();

    Tunnels(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    Tunnel toService(String name, int port) {
        return new Tunnel(open.computeIfAbsent(
                        "service/" + name,
                        key -> client.services()
                                .inNamespace(namespace)
                                .withName(name)
                                .portForward(port))
                .getLocalPort());
    }

    Tunnel toPod(String name, int port) {
        return new Tunnel(open.computeIfAbsent(
                        "pod/" + name,
                        key -> client.pods()
                                .inNamespace(namespace)
                                .withName(name)
                                .portForward(port))
                .getLocalPort());
    }

    @Override
    public void close() {
        for (var forward : open.values()) {
            try {
                forward.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
