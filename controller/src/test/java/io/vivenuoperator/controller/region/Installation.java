package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.vivenuoperator.controller.ControllerProcess;
import io.vivenuoperator.controller.account.SellerAccounts;
import io.vivenuoperator.controller.registry.LoadedRevision;
import io.vivenuoperator.controller.settings.Settings;
import io.vivenuoperator.crd.v1alpha1.ApiKeySecretRef;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.PollingSpec;
import io.vivenuoperator.crd.v1alpha1.RegionCondition;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionSpec;
import io.vivenuoperator.crd.v1alpha1.WebhookSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A controller in a namespace of its own, with a Vivenu and receivers that a test commands. */
final class Installation implements AutoCloseable {
    private static final String USER = "vivenu-operator";
    static final String REGISTRY = "vivenu-operator-regions";

    final FakeVivenu vivenu = new FakeVivenu();
    final MovableClock clock = new MovableClock();
    final KubernetesClient client;
    final String namespace;
    private volatile long loaded = Long.MAX_VALUE;
    private final KubernetesClient operator;
    private final SellerAccounts vendor;
    private final Optional<LoadedRevision> receivers;
    private ControllerProcess process;

    Installation(ApiServer server, String namespace) throws IOException {
        this(server, namespace, vivenu -> vivenu, Optional.empty());
    }

    /** With something between the controller and Vivenu, and with receivers of the test's own. */
    Installation(
            ApiServer server,
            String namespace,
            UnaryOperator<SellerAccounts> around,
            Optional<LoadedRevision> receivers)
            throws IOException {
        this.vendor = around.apply(vivenu);
        this.receivers = receivers;
        this.client = server.client();
        this.operator = server.clientOf(USER);
        this.namespace = namespace;
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
        client.load(Files.newInputStream(Path.of("src", "test", "resources", "rbac", "namespaced.yaml")))
                .inNamespace(namespace)
                .create();
        process = start();
    }

    private ControllerProcess start() throws IOException {
        return ControllerProcess.start(
                operator, vendor, receivers.orElse(podIp -> OptionalLong.of(loaded)), settings(), clock);
    }

    /** A controller that knows nothing but what is stored. */
    void restart() throws IOException {
        process.close();
        process = start();
    }

    private Settings settings() {
        var variables = new HashMap<String, String>();
        variables.put("OPERATOR_NAMESPACE", namespace);
        variables.put("WEBHOOK_BASE_URL", "https://hooks.example.com");
        variables.put("POLLER_IMAGE", "registry.local/poller-job:test");
        variables.put("DATABASE_SECRET", "database");
        variables.put("CHECK_INTERVAL", "PT10S");
        variables.put("HOST", "127.0.0.1");
        variables.put("MANAGEMENT_PORT", "0");
        return Settings.from(variables);
    }

    void receiversLoaded(long revision) {
        loaded = revision;
    }

    Pod readyReceiver() {
        return pod(
                "receiver",
                Map.of("app.kubernetes.io/component", "webhook-receiver"),
                "{\"status\":{\"podIP\":\"10.0.0.1\",\"phase\":\"Running\",\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}");
    }

    Pod pod(String name, Map<String, String> labels, String status) {
        var pod = client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .withLabels(labels)
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("poller")
                        .withImage("none")
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
        return client.resource(pod).subresource("status").patch(PatchContext.of(PatchType.JSON_MERGE), status);
    }

    Secret apiKey(String value) {
        return secret("vivenu-dach", "apiKey", value);
    }

    Secret secret(String name, String key, String value) {
        return client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withStringData(Map.of(key, value))
                        .build())
                .createOr(existing -> existing.update());
    }

    VivenuRegion region(String name) {
        return region(name, null, null);
    }

    VivenuRegion region(String name, @Nullable WebhookSpec webhook, @Nullable PollingSpec polling) {
        var region = new VivenuRegion();
        region.getMetadata().setName(name);
        region.getMetadata().setNamespace(namespace);
        region.setSpec(
                new VivenuRegionSpec(null, null, new ApiKeySecretRef("vivenu-dach", null), null, webhook, polling));
        return client.resource(region).create();
    }

    VivenuRegion stored(String name) {
        return client.resources(VivenuRegion.class)
                .inNamespace(namespace)
                .withName(name)
                .get();
    }

    /** Status and reason, for example {@code True Registered}; empty while there is no such condition. */
    String condition(String name, ConditionType type) {
        var region = stored(name);
        if (region == null || region.getStatus() == null) {
            return "";
        }
        return region.getStatus().condition(type).map(Installation::text).orElse("");
    }

    private static String text(RegionCondition condition) {
        return condition.status().name() + " " + condition.reason();
    }

    String secretValue(String name, String key) {
        var secret = client.secrets().inNamespace(namespace).withName(name).get();
        return secret == null
                ? ""
                : new String(Base64.getDecoder().decode(secret.getData().get(key)), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.close();
        operator.close();
    }
}
