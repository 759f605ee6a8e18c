package io.vivenuoperator.controller.eventing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.Operator;
import io.vivenuoperator.controller.chart.ChartRoles;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.v1alpha1.ApiKeySecretRef;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionSpec;
import io.vivenuoperator.crd.v1alpha1.replay.EventReplay;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSubscription;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** What the controller does for the events service, with exactly the chart's rights, in a namespace of its own. */
final class EventingInstallation implements AutoCloseable {
    private static final String RELEASE = "vivenu-operator";
    static final String DOCUMENT = RELEASE + "-subscriptions";

    final SteppingClock clock = new SteppingClock();
    final KubernetesClient client;
    final String namespace;
    final PlayedEventsPods pods;
    private final KubernetesClient restricted;
    private final List<String> watched;
    private final Map<String, String> variables;
    private @Nullable Operator operator;
    private @Nullable EventingOperator eventing;

    /**
     * Starts it.
     *
     * @param others watched namespaces beside its own
     */
    EventingInstallation(ApiServer server, String namespace, List<String> others, Map<String, String> variables) {
        this.client = server.client();
        this.namespace = namespace;
        this.variables = Map.copyOf(variables);
        this.pods = new PlayedEventsPods(() -> value(DOCUMENT, "subscriptions.json"));
        var all = new ArrayList<>(List.of(namespace));
        all.addAll(others);
        this.watched = List.copyOf(all);
        var roles = ChartRoles.rendered(RELEASE, namespace, values());
        watched.forEach(name -> client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .serverSideApply());
        roles.grant(client);
        this.restricted = server.clientOf(roles.user());
        start();
    }

    /** Those that make a difference to the rights. */
    private Map<String, Object> values() {
        var values = new HashMap<String, Object>(Map.of("events.enabled", true));
        watched.forEach(name -> values.put("watchNamespaces[" + watched.indexOf(name) + "]", name));
        return values;
    }

    /** It may make no Secrets any more; returns when the API server knows. */
    void forbidNewSecrets() {
        withdraw(
                "create",
                () -> restricted
                        .resource(new SecretBuilder()
                                .withNewMetadata()
                                .withName("probe")
                                .withNamespace(namespace)
                                .endMetadata()
                                .build())
                        .dryRun()
                        .create());
    }

    /** It may not write the document any more; returns when the API server knows. */
    void forbidTheDocument() {
        withdraw(
                "update",
                () -> restricted
                        .secrets()
                        .inNamespace(namespace)
                        .resource(client.secrets()
                                .inNamespace(namespace)
                                .withName(DOCUMENT)
                                .get())
                        .dryRun()
                        .update());
    }

    /** Takes a verb on Secrets out of its roles. */
    private void withdraw(String verb, ThrowingCallable forbidden) {
        for (var role : List.of(RELEASE + "-dependent", RELEASE + "-operator")) {
            client.rbac().roles().inNamespace(namespace).withName(role).edit(stored -> {
                stored.getRules()
                        .removeIf(rule -> rule.getResources().contains("secrets")
                                && rule.getVerbs().contains(verb));
                return stored;
            });
        }
        await().untilAsserted(() -> assertThatThrownBy(forbidden)
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        refused -> assertThat(refused.getCode()).isEqualTo(403)));
    }

    void start() {
        var settings = settings();
        var started = new Operator(
                overrider -> overrider.withKubernetesClient(restricted).withCloseClientOnStop(false));
        var parts = new EventingOperator(restricted, settings, settings.events().orElseThrow(), pods, clock);
        parts.register(started);
        started.start();
        operator = started;
        eventing = parts;
    }

    void stop() {
        Optional.ofNullable(operator).ifPresent(Operator::stop);
        Optional.ofNullable(eventing).ifPresent(EventingOperator::close);
        operator = null;
        eventing = null;
    }

    private ControllerSettings settings() {
        var environment = new HashMap<String, String>();
        environment.put("OPERATOR_NAMESPACE", namespace);
        environment.put("WATCH_NAMESPACE", String.join(",", watched));
        environment.put("WEBHOOK_BASE_URL", "https://hooks.example.com");
        environment.put("POLLER_IMAGE", "registry.local/poller-job:test");
        environment.put("DATABASE_SECRET", "database");
        environment.put("SUBSCRIPTIONS_SECRET", DOCUMENT);
        environment.put("STATUS_INTERVAL", "PT1S");
        environment.putAll(variables);
        return ControllerSettings.from(new EnvironmentVariables(environment));
    }

    Pod readyPod() {
        var pod = client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withName("events")
                        .withNamespace(namespace)
                        .withLabels(Map.of("app.kubernetes.io/component", "events-service"))
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("events")
                        .withImage("none")
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
        return client.resource(pod)
                .subresource("status")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"status\":{\"podIP\":\"10.0.0.1\",\"phase\":\"Running\",\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}");
    }

    void region(String where, String name, Map<String, String> labels, String key) {
        var region = new VivenuRegion();
        region.getMetadata().setName(name);
        region.getMetadata().setNamespace(where);
        region.getMetadata().setLabels(labels);
        region.setSpec(new VivenuRegionSpec(null, null, new ApiKeySecretRef("vivenu-" + name, null), null, null, null));
        client.resource(client.resource(region).create())
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"status\":{\"regionKey\":\"" + key + "\"}}");
    }

    /** An EventSubscription, from the YAML of its spec. */
    EventSubscription subscription(String where, String name, String spec) {
        return client.resource(yaml(EventSubscription.class, "EventSubscription", where, name, spec))
                .create();
    }

    EventReplay replay(String name, String spec) {
        return client.resource(yaml(EventReplay.class, "EventReplay", namespace, name, spec))
                .create();
    }

    private <T> T yaml(Class<T> type, String kind, String where, String name, String spec) {
        return client.getKubernetesSerialization()
                .unmarshal(
                        "apiVersion: vivenu-operator.io/v1alpha1\nkind: " + kind + "\nmetadata: {name: " + name
                                + ", namespace: " + where + "}\nspec: " + spec,
                        type);
    }

    void secret(String name, Map<String, String> values) {
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withStringData(values)
                        .build())
                .createOr(existing -> existing.update());
    }

    EventSubscription stored(String name) {
        return client.resources(EventSubscription.class)
                .inNamespace(namespace)
                .withName(name)
                .get();
    }

    EventReplay storedReplay(String name) {
        return client.resources(EventReplay.class)
                .inNamespace(namespace)
                .withName(name)
                .get();
    }

    String value(String secret, String key) {
        var stored = client.secrets().inNamespace(namespace).withName(secret).get();
        return stored == null
                ? ""
                : new String(Base64.getDecoder().decode(stored.getData().get(key)), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        stop();
        restricted.close();
    }
}
