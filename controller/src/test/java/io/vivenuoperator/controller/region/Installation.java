package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.vivenuoperator.controller.ControllerProcess;
import io.vivenuoperator.controller.ProgramClients;
import io.vivenuoperator.controller.ReleaseCommand;
import io.vivenuoperator.controller.account.SellerAccounts;
import io.vivenuoperator.controller.chart.ChartRoles;
import io.vivenuoperator.controller.handover.HttpEventsPodClient;
import io.vivenuoperator.controller.historical.HttpPodProgressClient;
import io.vivenuoperator.controller.registry.ReceiverClient;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.v1alpha1.ApiKeySecretRef;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.PollingSpec;
import io.vivenuoperator.crd.v1alpha1.RegionCondition;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionSpec;
import io.vivenuoperator.crd.v1alpha1.WebhookSpec;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A controller in its own namespace, with a Vivenu and receivers controlled by the test. */
final class Installation implements AutoCloseable {
    private static final String RELEASE = "vivenu-operator";
    static final String REGISTRY = RELEASE + "-regions";

    final FakeVivenu vivenu = new FakeVivenu();
    final MovableClock clock = new MovableClock();
    final KubernetesClient client;
    final String namespace;
    private volatile long loaded = Long.MAX_VALUE;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String release;
    private final Map<String, String> variables;
    private final Optional<Duration> checkInterval;
    private final KubernetesClient operator;
    private final SellerAccounts vendor;
    private final Optional<ReceiverClient> receivers;
    private String watched;
    private ChartRoles roles;
    private ControllerProcess process;

    /** @param variables added to the usual environment of the process, or replacing it */
    Installation(ApiServer server, String namespace, Map<String, String> variables) throws IOException {
        this(server, namespace, namespace, variables, Optional.empty(), vivenu -> vivenu, Optional.empty());
    }

    /** With a shorter check interval than the process's environment permits. */
    Installation(ApiServer server, String namespace, Duration checkInterval) throws IOException {
        this(server, namespace, namespace, Map.of(), Optional.of(checkInterval), vivenu -> vivenu, Optional.empty());
    }

    /** @param watched the chart's watchNamespace: a namespace, or all of them */
    Installation(ApiServer server, String namespace, String watched) throws IOException {
        this(server, namespace, watched, Map.of(), Optional.empty(), vivenu -> vivenu, Optional.empty());
    }

    /** With something between the controller and Vivenu, and with the test's own receivers. */
    Installation(ApiServer server, String namespace, UnaryOperator<SellerAccounts> around, ReceiverClient receivers)
            throws IOException {
        this(server, namespace, namespace, Map.of(), Optional.empty(), around, Optional.of(receivers));
    }

    private Installation(
            ApiServer server,
            String namespace,
            String watched,
            Map<String, String> variables,
            Optional<Duration> checkInterval,
            UnaryOperator<SellerAccounts> around,
            Optional<ReceiverClient> receivers)
            throws IOException {
        this.vendor = around.apply(vivenu);
        this.receivers = receivers;
        this.client = server.client();
        this.namespace = namespace;
        this.watched = watched;
        this.variables = Map.copyOf(variables);
        this.checkInterval = checkInterval;
        this.release = variables.getOrDefault("RELEASE", RELEASE);
        this.roles = ChartRoles.rendered(release, namespace, values());
        this.operator = server.clientOf(roles.user());
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .serverSideApply();
        roles.grant(client);
        process = start();
    }

    /** Those that make a difference to the rights. */
    private Map<String, Object> values() {
        if (watched.contains(",")) {
            var values = new HashMap<String, Object>();
            for (var namespace : watched.split(",", -1)) {
                values.put("watchNamespaces[" + values.size() + "]", namespace);
            }
            return values;
        }
        return Map.of(
                "watchNamespace", watched, "controller.nudgeReceivers", !variables.containsKey("WAIT_FOR_KUBELET"));
    }

    private ControllerProcess start() throws IOException {
        return ControllerProcess.start(
                operator,
                vendor,
                receivers.orElse(podIp -> OptionalLong.of(loaded)),
                new ProgramClients(
                        events -> new HttpEventsPodClient(http, events.managementPort()),
                        historical -> new HttpPodProgressClient(http, historical.managementPort())),
                settings(),
                clock);
    }

    /** Stops the controller, which loses its memory. */
    void stop() {
        process.close();
    }

    void restart() throws IOException {
        process.close();
        process = start();
    }

    /** As an upgrade of the release that changes the namespaces, and the rights with them. */
    void watch(String other) throws IOException {
        process.close();
        roles.objects().forEach(object -> client.resource(object).delete());
        watched = other;
        roles = ChartRoles.rendered(release, namespace, values());
        roles.grant(client);
        process = start();
    }

    /** Runs the chart's uninstall hook as the controller's user. */
    void release(String controllers) {
        new ReleaseCommand(operator, vendor, settings(), clock).run(controllers);
    }

    /** The controller's user at the API server. */
    String user() {
        return roles.user();
    }

    private ControllerSettings settings() {
        var environment = new HashMap<String, String>();
        environment.put("OPERATOR_NAMESPACE", namespace);
        environment.put("WATCH_NAMESPACE", watched);
        environment.put("REGISTRY_SECRET", release + "-regions");
        environment.put("POLL_KEYS_SECRET", release + "-poll-keys");
        environment.put("REGION_KEYS", release + "-region-keys");
        environment.put("LEASE", release);
        environment.put("SECRET_INTERVAL", "PT1S");
        environment.put("WEBHOOK_BASE_URL", "https://hooks.example.com");
        environment.put("POLLER_IMAGE", "registry.local/poller-job:test");
        environment.put("DATABASE_SECRET", "database");
        environment.put("CHECK_INTERVAL", "PT10S");
        environment.put("HOST", "127.0.0.1");
        environment.put("MANAGEMENT_PORT", "0");
        environment.putAll(variables);
        var settings = ControllerSettings.from(new EnvironmentVariables(environment));
        return checkInterval.map(interval -> checking(interval, settings)).orElse(settings);
    }

    private static ControllerSettings checking(Duration interval, ControllerSettings usual) {
        return new ControllerSettings(
                usual.operatorNamespace(),
                usual.scope(),
                usual.allowedHosts(),
                usual.webhookBaseUrl(),
                usual.registry(),
                usual.poller(),
                interval,
                usual.rotationOverlap(),
                usual.leaderElection(),
                usual.regionKeys(),
                usual.secretInterval(),
                usual.lease(),
                usual.release(),
                usual.podName(),
                usual.host(),
                usual.managementPort(),
                usual.events(),
                usual.historical(),
                usual.exports(),
                usual.vivenu());
    }

    /** The metrics that Prometheus would scrape. */
    String metrics() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + process.managementPort() + "/metrics"))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
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

    /** Has the installation remember that a region, as {@code namespace_name}, has this key in the ledger. */
    void rememberKey(String region, String key) {
        client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(release + "-region-keys")
                        .withNamespace(namespace)
                        .endMetadata()
                        .addToData(region, key)
                        .build())
                .createOr(existing -> existing.update());
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
        return region(
                name,
                new VivenuRegionSpec(null, null, new ApiKeySecretRef("vivenu-dach", null), null, webhook, polling));
    }

    VivenuRegion region(String name, String secret) {
        return region(name, new VivenuRegionSpec(null, null, new ApiKeySecretRef(secret, null), null, null, null));
    }

    private VivenuRegion region(String name, VivenuRegionSpec spec) {
        var region = new VivenuRegion();
        region.getMetadata().setName(name);
        region.getMetadata().setNamespace(namespace);
        region.setSpec(spec);
        return client.resource(region).create();
    }

    VivenuRegion stored(String name) {
        return client.resources(VivenuRegion.class)
                .inNamespace(namespace)
                .withName(name)
                .get();
    }

    /** Status and reason, for example {@code True Registered}; empty if there is no such condition. */
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

    /** Empty if there is no such Secret, or no such entry in it. */
    String secretValue(String name, String key) {
        return secretValues(name).getOrDefault(key, "");
    }

    /** A Secret's entries as one answer had them, so that they fit together while the controller changes them; none if it is not there. */
    Map<String, String> secretValues(String name) {
        var secret = client.secrets().inNamespace(namespace).withName(name).get();
        if (secret == null || secret.getData() == null) {
            return Map.of();
        }
        return secret.getData().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> decoded(entry.getValue())));
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.close();
        operator.close();
        http.close();
        roles.revoke(client);
    }
}
