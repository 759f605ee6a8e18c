package io.vivenuoperator.e2e.stack;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What can be broken in the installed stack from outside. Whoever closes a fault mends it. */
record PlantedFaults(Stack stack) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String REGISTRY = Stack.RELEASE + "-regions";
    private static final String COPY = "planted-regions";
    private static final String FILE = "regions.json";
    private static final int VIVENU_PORT = 8090;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A fault, until it is closed. */
    @FunctionalInterface
    interface Fault extends AutoCloseable {
        @Override
        void close();
    }

    /** Receivers mount a registry of their own, in which nobody's key is right. */
    Fault otherKeys() throws IOException {
        return receiversMount(registry -> registry.path("regions").forEach(PlantedFaults::spoil));
    }

    private static void spoil(JsonNode region) {
        ((ObjectNode) region).putArray("signingKeys").add("planted");
    }

    /** Receivers mount a registry of their own, which is one revision behind. */
    Fault registryBehind() throws IOException {
        return receiversMount(registry -> registry.set(
                "revision",
                TextNode.valueOf(
                        Long.toString(Long.parseLong(registry.path("revision").asText()) - 1))));
    }

    private Fault receiversMount(Consumer<ObjectNode> change) throws IOException {
        var registry = (ObjectNode) JSON.readTree(Base64.getDecoder().decode(written()));
        change.accept(registry);
        stack.client()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(COPY)
                        .withNamespace(stack.namespace())
                        .endMetadata()
                        .withStringData(Map.of(FILE, JSON.writeValueAsString(registry)))
                        .build())
                .serverSideApply();
        receiversMount(COPY);
        return () -> {
            receiversMount(REGISTRY);
            stack.client()
                    .secrets()
                    .inNamespace(stack.namespace())
                    .withName(COPY)
                    .delete();
        };
    }

    private String written() {
        return stack.client()
                .secrets()
                .inNamespace(stack.namespace())
                .withName(REGISTRY)
                .get()
                .getData()
                .get(FILE);
    }

    private void receiversMount(String secret) {
        receivers().edit(deployment -> {
            deployment.getSpec().getTemplate().getSpec().getVolumes().stream()
                    .filter(volume -> volume.getName().equals("regions"))
                    .forEach(volume -> volume.getSecret().setSecretName(secret));
            return deployment;
        });
        await().atMost(PATIENCE).until(() -> isRolledOut(receivers().get()));
        stack.workload("webhook-receiver", Stack.RECEIVERS).awaitWell();
    }

    private static boolean isRolledOut(Deployment deployment) {
        var status = deployment.getStatus();
        return status.getObservedGeneration().equals(deployment.getMetadata().getGeneration())
                && Integer.valueOf(Stack.RECEIVERS).equals(status.getUpdatedReplicas());
    }

    /** There is no receiver. */
    Fault noReceivers() {
        receivers().scale(0);
        stack.workload("webhook-receiver", 0).awaitWell();
        return () -> {
            receivers().scale(Stack.RECEIVERS);
            stack.workload("webhook-receiver", Stack.RECEIVERS).awaitWell();
        };
    }

    private RollableScalableResource<Deployment> receivers() {
        return stack.client()
                .apps()
                .deployments()
                .inNamespace(stack.namespace())
                .withName(Stack.RELEASE + "-receiver");
    }

    /** The receivers run and are well, and their Service finds none of them. */
    Fault serviceWithoutEndpoints() {
        selector(labels -> labels.put("planted", "nobody"));
        return () -> selector(labels -> labels.remove("planted"));
    }

    private void selector(Consumer<Map<String, String>> change) {
        stack.client()
                .services()
                .inNamespace(stack.namespace())
                .withName(Stack.RELEASE + "-receiver")
                .edit(service -> {
                    change.accept(service.getSpec().getSelector());
                    return service;
                });
    }

    /** The test's pod may go everywhere but to Vivenu. */
    Fault noWayToVivenu() {
        var policy = stack.client()
                .network()
                .v1()
                .networkPolicies()
                .inNamespace(stack.namespace())
                .withName(Stack.RELEASE + "-test");
        List<NetworkPolicyEgressRule> open = policy.get().getSpec().getEgress();
        var closed = open.stream().filter(rule -> !leadsToVivenu(rule)).toList();
        policy.edit(edited -> {
            edited.getSpec().setEgress(closed);
            return edited;
        });
        return () -> policy.edit(edited -> {
            edited.getSpec().setEgress(open);
            return edited;
        });
    }

    private static boolean leadsToVivenu(NetworkPolicyEgressRule rule) {
        return rule.getPorts().stream()
                .anyMatch(port ->
                        Integer.valueOf(VIVENU_PORT).equals(port.getPort().getIntVal()));
    }

    /** Whoever connects from now on may only read. */
    Fault databaseReadOnly() throws SQLException {
        execute("ALTER DATABASE vivenu SET default_transaction_read_only = on");
        return mended(
                "SET default_transaction_read_only = off", "ALTER DATABASE vivenu RESET default_transaction_read_only");
    }

    /** The newest migration was not made, by what the database says. */
    Fault schemaBehind() throws SQLException {
        execute(
                "CREATE TABLE planted AS SELECT * FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1",
                "DELETE FROM flyway_schema_history h USING planted p WHERE h.installed_rank = p.installed_rank");
        return mended("INSERT INTO flyway_schema_history SELECT * FROM planted", "DROP TABLE planted");
    }

    private Fault mended(String... statements) {
        return () -> {
            try {
                execute(statements);
            } catch (SQLException e) {
                throw new IllegalStateException("the database stays broken", e);
            }
        };
    }

    private void execute(String... statements) throws SQLException {
        try (var connection = stack.database();
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }
}
