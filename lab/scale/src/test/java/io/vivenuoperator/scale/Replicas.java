package io.vivenuoperator.scale;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Several controllers with leader election, as processes; the leader can be killed. */
final class Replicas implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final KubernetesClient client;
    private final ControllerJar jar;
    private final Map<String, Program> alive = new ConcurrentHashMap<>();
    private int started;

    Replicas(KubernetesClient client, ControllerJar jar) {
        this.client = client;
        this.jar = jar;
    }

    /** Starts another one; returns when it is ready to lead. */
    void add() throws IOException {
        var name = "controller-" + ++started;
        alive.put(name, jar.start(name));
    }

    /** kill -9 for the leader; returns its name. */
    String killLeader() throws InterruptedException {
        var leader = awaitLeader();
        alive.remove(leader).kill();
        return leader;
    }

    /** Begins to end the leader as a drain of its node does. */
    Program drainLeader() {
        var drained = alive.remove(awaitLeader());
        drained.terminate();
        return drained;
    }

    /** The living one that holds the lease. */
    String awaitLeader() {
        return await("somebody leads")
                .atMost(PATIENCE)
                .pollInterval(LOOK_AGAIN)
                .until(this::leader, Optional::isPresent)
                .orElseThrow();
    }

    private Optional<String> leader() {
        return Optional.ofNullable(client.resources(Lease.class)
                        .inNamespace(AuditedApiServer.NAMESPACE)
                        .withName(AuditedApiServer.RELEASE)
                        .get())
                .flatMap(lease -> Optional.ofNullable(lease.getSpec().getHolderIdentity()))
                .filter(name -> alive.containsKey(name) && alive.get(name).isAlive());
    }

    @Override
    public void close() {
        alive.values().forEach(Program::close);
    }
}
