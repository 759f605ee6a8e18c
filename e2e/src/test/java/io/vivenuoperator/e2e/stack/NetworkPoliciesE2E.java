package io.vivenuoperator.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.vivenuoperator.e2e.stack.PodNetwork.Address;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Who reaches whom where NetworkPolicies are enforced: every kind of pod and a stranger, each to everything there is. */
@OnACluster
@EnabledIfEnvironmentVariable(
        named = "NETWORK_POLICIES",
        matches = "enforced",
        disabledReason =
                "the cluster enforces no NetworkPolicies: start it with NETWORK_POLICIES=enforced dev/cluster up, and test with it")
class NetworkPoliciesE2E {
    /**
     * {@code +}: reaches, {@code .}: does not, {@code =}: is the same pod, which no policy keeps from itself. The world is this machine, at a
     * private address: of those the events service reaches what the values name, which is the simulator.
     */
    private static final String EXPECTED = """
            from           | dns api database deliveries receiver-management controller-management questions api-management publishing events-management vivenu world-8090 world-9090
            controller     | +   +   .        .          +                   =                     .         .              .          +                 +      +          .
            receiver       | +   .   +        =          =                   .                     .         .              .          .                 .      .          .
            sales-api      | +   .   +        .          .                   .                     =         =              .          .                 .      .          .
            events-service | +   .   +        .          .                   .                     .         .              =          =                 +      .          .
            poll           | +   .   +        .          .                   .                     .         .              .          .                 +      +          .
            migration      | +   .   +        .          .                   .                     .         .              .          .                 .      .          .
            uninstall      | +   +   .        .          .                   .                     .         .              .          .                 +      +          .
            test           | +   .   +        +          +                   .                     +         .              .          .                 +      +          .
            database       | .   .   =        .          .                   .                     .         .              .          .                 .      .          .
            stranger       | +   +   .        +          .                   .                     +         .              +          .                 +      +          +
            """;

    private final Stack stack;

    NetworkPoliciesE2E(Stack stack) {
        this.stack = stack;
    }

    @Test
    void eachPodReachesWhatItNeedsAndNothingElse() throws IOException {
        try (var allowed = listening(8090);
                var forbidden = listening(9090)) {
            // given
            var sources = sources();
            var targets = targets(sources);
            targets.put("world-8090", address(allowed));
            targets.put("world-9090", address(forbidden));

            // then
            assertThat(table(sources, targets)).isEqualTo(squeezed(EXPECTED));
        } finally {
            stack.client()
                    .pods()
                    .inNamespace(stack.namespace())
                    .withLabel("played")
                    .delete();
        }
    }

    private Map<String, Pod> sources() {
        var sources = new LinkedHashMap<String, Pod>();
        sources.put("controller", component("controller"));
        sources.put("receiver", component("webhook-receiver"));
        sources.put("sales-api", component("sales-api"));
        sources.put("events-service", component("events-service"));
        sources.put(
                "poll",
                played(
                        "poll",
                        Map.of(
                                "app.kubernetes.io/managed-by", "vivenu-operator",
                                "vivenu-operator.io/poll", "full",
                                "vivenu-operator.io/region", "nobody")));
        sources.put("migration", played("migration", component(sources.get("controller"), "migration")));
        sources.put("uninstall", played("uninstall", component(sources.get("controller"), "uninstall")));
        sources.put("test", played("test", component(sources.get("controller"), "test")));
        sources.put("database", component("postgres"));
        sources.put("stranger", played("stranger", Map.of()));
        return sources;
    }

    private Map<String, Address> targets(Map<String, Pod> sources) {
        var targets = new LinkedHashMap<String, Address>();
        var node = stack.client().nodes().list().getItems().getFirst().getStatus().getAddresses().stream()
                .filter(address -> address.getType().equals("InternalIP"))
                .findFirst()
                .orElseThrow();
        targets.put("dns", new Address(node.getAddress(), 53));
        targets.put(
                "api",
                new Address(
                        stack.client()
                                .services()
                                .inNamespace("default")
                                .withName("kubernetes")
                                .get()
                                .getSpec()
                                .getClusterIP(),
                        443));
        targets.put("database", address(sources.get("database"), 5432));
        targets.put("deliveries", address(sources.get("receiver"), 8080));
        targets.put("receiver-management", address(sources.get("receiver"), 8081));
        targets.put("controller-management", address(sources.get("controller"), 8080));
        targets.put("questions", address(sources.get("sales-api"), 8080));
        targets.put("api-management", address(sources.get("sales-api"), 8081));
        targets.put("publishing", address(sources.get("events-service"), 8080));
        targets.put("events-management", address(sources.get("events-service"), 8081));
        targets.put("vivenu", address(labelled("app", "simulator"), 8090));
        return targets;
    }

    /** All at once: most of them wait for a packet that does not come. */
    private static String table(Map<String, Pod> sources, Map<String, Address> targets) {
        var rows = new ArrayList<String>();
        rows.add("from | " + String.join(" ", targets.keySet()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var marks = new LinkedHashMap<String, List<Future<String>>>();
            sources.forEach((name, pod) -> marks.put(
                    name,
                    targets.values().stream()
                            .map(target -> threads.submit(() -> mark(pod, target)))
                            .toList()));
            marks.forEach((name, row) -> rows.add(
                    name + " | " + row.stream().map(NetworkPoliciesE2E::result).collect(Collectors.joining(" "))));
        }
        return String.join("\n", rows);
    }

    private static String mark(Pod from, Address target) {
        if (from.getStatus().getPodIP().equals(target.host())) {
            return "=";
        }
        return PodNetwork.of(from).reaches(target) ? "+" : ".";
    }

    private static String result(Future<String> mark) {
        try {
            return mark.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String squeezed(String table) {
        return table.lines().map(line -> line.strip().replaceAll(" +", " ")).collect(Collectors.joining("\n"));
    }

    private Pod component(String component) {
        return labelled("app.kubernetes.io/component", component);
    }

    private Pod labelled(String label, String value) {
        return stack.client().pods().inNamespace(stack.namespace()).withLabel(label, value).list().getItems().stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .findFirst()
                .orElseThrow();
    }

    /** The labels that a component of the same release has. */
    private static Map<String, String> component(Pod other, String component) {
        var labels = new LinkedHashMap<>(other.getMetadata().getLabels());
        labels.keySet().removeIf(label -> !label.startsWith("app.kubernetes.io/"));
        labels.put("app.kubernetes.io/component", component);
        return labels;
    }

    /** A pod that stays, with the labels of one that does not. */
    private Pod played(String name, Map<String, String> labels) {
        var simulator = labelled("app", "simulator").getSpec();
        // @formatter:off
        stack.client()
                .resource(new PodBuilder()
                        .withNewMetadata()
                        .withName("played-" + name)
                        .withNamespace(stack.namespace())
                        .withLabels(labels)
                        .addToLabels("played", name)
                        .endMetadata()
                        .withNewSpec()
                        .withAutomountServiceAccountToken(false)
                        .withSecurityContext(simulator.getSecurityContext())
                        .withContainers(simulator
                                .getContainers()
                                .getFirst()
                                .edit()
                                .withReadinessProbe(null)
                                .build())
                        .withVolumes(simulator.getVolumes())
                        .endSpec()
                        .build())
                .create();
        // @formatter:on
        return stack.client()
                .pods()
                .inNamespace(stack.namespace())
                .withName("played-" + name)
                .waitUntilReady(60, TimeUnit.SECONDS);
    }

    private static Address address(Pod pod, int port) {
        return new Address(pod.getStatus().getPodIP(), port);
    }

    private static Address address(ServerSocket socket) {
        return new Address(socket.getInetAddress().getHostAddress(), socket.getLocalPort());
    }

    /** On this machine, which is the world to a pod. */
    private static ServerSocket listening(int port) throws IOException {
        return new ServerSocket(port, 50, InetAddress.getByName(machine()));
    }

    private static String machine() throws IOException {
        var process = new ProcessBuilder(Stack.REPOSITORY.resolve("dev/cluster").toString(), "host").start();
        var host = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
        return host;
    }
}
