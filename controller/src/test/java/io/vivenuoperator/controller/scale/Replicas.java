package io.vivenuoperator.controller.scale;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Several controllers with an election between them, as processes; the one that leads can be killed. */
final class Replicas implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KubernetesClient client;
    private final ControllerJar jar;
    private final Map<String, Program> alive = new ConcurrentHashMap<>();
    private int started;

    Replicas(KubernetesClient client, ControllerJar jar) {
        this.client = client;
        this.jar = jar;
    }

    /** One more; returns when it is ready to lead. */
    void add() throws IOException, InterruptedException {
        var name = "controller-" + ++started;
        alive.put(name, jar.start(name));
    }

    /** kill -9 for whoever leads; the name of the killed. */
    String killLeader() throws InterruptedException {
        var leader = awaitLeader();
        alive.remove(leader).kill();
        return leader;
    }

    /** The one of the living that holds the lease. */
    String awaitLeader() throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var leader = leader();
        while (leader.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("nobody leads");
            }
            Thread.sleep(20);
            leader = leader();
        }
        return leader.get();
    }

    private Optional<String> leader() {
        return Optional.ofNullable(client.resources(Lease.class)
                        .inNamespace(AuditedApiServer.NAMESPACE)
                        .withName("vivenu-operator")
                        .get())
                .flatMap(lease -> Optional.ofNullable(lease.getSpec().getHolderIdentity()))
                .filter(name -> alive.containsKey(name) && alive.get(name).isAlive());
    }

    @Override
    public void close() {
        alive.values().forEach(Program::close);
    }
}
