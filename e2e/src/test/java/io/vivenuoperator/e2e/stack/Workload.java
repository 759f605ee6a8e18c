package io.vivenuoperator.e2e.stack;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** The pods of one component of the chart, and ways to end them. */
record Workload(KubernetesClient client, String namespace, String component, int replicas) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** kill -9 for one pod's process or, if the node's processes are not visible, for its pod; the kubelet restarts it. */
    void kill(RandomGenerator random) {
        var pods = pods();
        var victim = pods.get(random.nextInt(pods.size()));
        if (!ContainerProcesses.kill(container(victim).getContainerID())) {
            client.pods().resource(victim).withGracePeriod(0).delete();
        }
        awaitChange(victim);
    }

    /** Deletes the pod whose container was restarted most, like an eviction or a rollout; it is replaced. */
    void replace() {
        var victim = pods().stream()
                .max(Comparator.comparing(pod -> container(pod).getRestartCount()))
                .orElseThrow();
        client.pods().resource(victim).delete();
        awaitChange(victim);
    }

    /** All pods exist and are ready, and none is terminating. */
    void awaitWell() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            var pods = pods();
            return pods.size() == replicas
                    && pods.stream()
                            .allMatch(pod ->
                                    pod.getMetadata().getDeletionTimestamp() == null && Readiness.isPodReady(pod));
        });
    }

    /** The names of its pods, which are new with each pod. */
    List<String> names() {
        return pods().stream().map(pod -> pod.getMetadata().getName()).sorted().toList();
    }

    /** For some time after its end a container is still reported as running. */
    private void awaitChange(Pod victim) {
        var restarts = container(victim).getRestartCount();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> pods().stream()
                        .filter(pod -> pod.getMetadata()
                                .getUid()
                                .equals(victim.getMetadata().getUid()))
                        .allMatch(pod -> container(pod).getRestartCount() > restarts));
    }

    private List<Pod> pods() {
        return client.pods()
                .inNamespace(namespace)
                .withLabel("app.kubernetes.io/component", component)
                .list()
                .getItems();
    }

    private static ContainerStatus container(Pod pod) {
        return pod.getStatus().getContainerStatuses().getFirst();
    }
}
