package io.vivenuoperator.controller.historical;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.Operator;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vivenuoperator.controller.chart.ChartRoles;
import io.vivenuoperator.controller.eventing.SteppingClock;
import io.vivenuoperator.controller.metrics.ControllerMetrics;
import io.vivenuoperator.controller.naming.RegionKeyLookup;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.v1alpha1.ApiKeySecretRef;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionSpec;
import io.vivenuoperator.crd.v1alpha1.historical.HistoricalSyncStatus;
import io.vivenuoperator.crd.v1alpha1.historical.VivenuHistoricalSync;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What the controller does for historical syncs, with exactly the chart's rights, in a namespace of its own. */
final class SyncInstallation implements AutoCloseable {
    private static final String RELEASE = "vivenu-operator";

    final SteppingClock clock = new SteppingClock();
    final KubernetesClient client;
    final String namespace;
    final String elsewhere;
    final PlayedSyncPods pods = new PlayedSyncPods();
    final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final KubernetesClient restricted;
    private final AtomicInteger podNames = new AtomicInteger();
    private @Nullable Operator operator;

    SyncInstallation(ApiServer server, String namespace) {
        this.client = server.client();
        this.namespace = namespace;
        this.elsewhere = namespace + "-other";
        var roles = ChartRoles.rendered(
                RELEASE,
                namespace,
                Map.of(
                        "historical.enabled", true,
                        "watchNamespaces[0]", namespace,
                        "watchNamespaces[1]", elsewhere));
        for (var name : List.of(namespace, elsewhere)) {
            client.resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(name)
                            .endMetadata()
                            .build())
                    .serverSideApply();
        }
        roles.grant(client);
        restricted = server.clientOf(roles.user());
        start();
    }

    void start() {
        var environment = new HashMap<String, String>();
        environment.put("OPERATOR_NAMESPACE", namespace);
        environment.put("WATCH_NAMESPACE", namespace + "," + elsewhere);
        environment.put("WEBHOOK_BASE_URL", "https://hooks.example.com");
        environment.put("POLLER_IMAGE", "registry.local/poller-job:test");
        environment.put("DATABASE_SECRET", "database");
        environment.put("HISTORICAL_IMAGE", "registry.local/historical-job:test");
        environment.put("HISTORICAL_ENDPOINTS", "filter.example.com,.apps.example.com");
        environment.put("HISTORICAL_STATUS_INTERVAL", "PT0.3S");
        var settings = ControllerSettings.from(new EnvironmentVariables(environment));
        var started = new Operator(
                overrider -> overrider.withKubernetesClient(restricted).withCloseClientOnStop(false));
        var names = new RegionNames(settings.webhookBaseUrl(), RegionKeyLookup.byRule(false));
        new HistoricalOperator(
                        restricted,
                        settings,
                        settings.historical().orElseThrow(),
                        names,
                        pods,
                        new ControllerMetrics(registry, names, clock),
                        clock)
                .register(started);
        started.start();
        operator = started;
    }

    void stop() {
        Optional.ofNullable(operator).ifPresent(Operator::stop);
        operator = null;
    }

    /** Takes the right to make Jobs away; returns when the API server knows. */
    void forbidJobs() {
        client.rbac()
                .roles()
                .inNamespace(namespace)
                .withName(RELEASE + "-polls")
                .edit(stored -> {
                    stored.getRules().stream()
                            .filter(rule -> rule.getResources().contains("jobs"))
                            .forEach(rule -> rule.getVerbs().remove("create"));
                    return stored;
                });
        await().until(() -> !mayMakeJobs());
    }

    private boolean mayMakeJobs() {
        var probe = new JobBuilder()
                .withNewMetadata()
                .withName("probe")
                .withNamespace(namespace)
                .endMetadata()
                .withNewSpec()
                .withNewTemplate()
                .withNewSpec()
                .withRestartPolicy("Never")
                .addNewContainer()
                .withName("probe")
                .withImage("none")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
        try {
            restricted.resource(probe).dryRun().create();
            return true;
        } catch (KubernetesClientException e) {
            return e.getCode() != HttpURLConnection.HTTP_FORBIDDEN;
        }
    }

    void region(String where, boolean hasGoodKey) {
        var region = new VivenuRegion();
        region.getMetadata().setName("dach");
        region.getMetadata().setNamespace(where);
        region.setSpec(new VivenuRegionSpec(null, null, new ApiKeySecretRef("vivenu-dach", null), null, null, null));
        client.resource(region).createOr(existing -> existing.update());
        client.resource(region)
                .subresource("status")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"status\":{\"conditions\":[{\"type\":\"CredentialsValid\",\"status\":\""
                                + (hasGoodKey ? "True" : "False")
                                + "\",\"reason\":\"KeyAccepted\",\"message\":\"m\",\"lastTransitionTime\":\"2026-11-26T00:00:00Z\",\"observedGeneration\":1}]}}");
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

    void volumeClaim(String name) {
        client.resource(new PersistentVolumeClaimBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewSpec()
                        .withAccessModes("ReadWriteOnce")
                        .withNewResources()
                        .addToRequests("storage", new Quantity("1Gi"))
                        .endResources()
                        .endSpec()
                        .build())
                .create();
    }

    /** A VivenuHistoricalSync, from the YAML of its spec. */
    VivenuHistoricalSync sync(String where, String name, String spec) {
        return client.resource(client.getKubernetesSerialization()
                        .unmarshal(
                                "apiVersion: vivenu-operator.io/v1alpha1\nkind: VivenuHistoricalSync\nmetadata: {name: "
                                        + name + ", namespace: " + where + "}\nspec: " + spec,
                                VivenuHistoricalSync.class))
                .create();
    }

    void change(String name, String spec) {
        client.resources(VivenuHistoricalSync.class)
                .inNamespace(namespace)
                .withName(name)
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":" + spec + "}");
    }

    void delete(String name) {
        client.resources(VivenuHistoricalSync.class)
                .inNamespace(namespace)
                .withName(name)
                .delete();
    }

    Optional<VivenuHistoricalSync> stored(String where, String name) {
        return Optional.ofNullable(client.resources(VivenuHistoricalSync.class)
                .inNamespace(where)
                .withName(name)
                .get());
    }

    HistoricalSyncStatus status(String name) {
        return stored(namespace, name)
                .flatMap(sync -> Optional.ofNullable(sync.getStatus()))
                .orElseGet(HistoricalSyncStatus::empty);
    }

    Optional<Job> job(String name) {
        return client
                .batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withLabel(SyncPlace.SYNC, name)
                .list()
                .getItems()
                .stream()
                .findFirst();
    }

    Job awaitJob(String name) {
        await().atMost(Duration.ofSeconds(30)).until(() -> job(name).isPresent());
        return job(name).orElseThrow();
    }

    /** A pod as the Job controller makes it. */
    Pod pod(Job job) {
        var template = job.getSpec().getTemplate();
        var spec = new PodBuilder()
                .withNewMetadata()
                .withName(job.getMetadata().getName() + "-" + podNames.incrementAndGet())
                .withNamespace(namespace)
                .withLabels(template.getMetadata().getLabels())
                .addNewOwnerReference()
                .withApiVersion("batch/v1")
                .withKind("Job")
                .withName(job.getMetadata().getName())
                .withUid(job.getMetadata().getUid())
                .withController(true)
                .endOwnerReference()
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .addNewContainer()
                .withName("historical")
                .withImage("none")
                .endContainer()
                .endSpec()
                .build();
        return client.resource(spec).create();
    }

    private void status(Pod pod, String phase, String state) {
        client.resource(pod)
                .subresource("status")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"status\":{\"phase\":\"" + phase + "\",\"podIP\":\"10.0.0.7\",\"containerStatuses\":[{"
                                + "\"name\":\"historical\",\"image\":\"none\",\"imageID\":\"none\",\"ready\":false,"
                                + "\"restartCount\":0,\"state\":" + state + "}]}}");
    }

    void run(Pod pod) {
        status(pod, "Running", "{\"running\":{\"startedAt\":\"" + now() + "\"}}");
    }

    void wait(Pod pod, String reason) {
        status(pod, "Pending", "{\"waiting\":{\"reason\":\"" + reason + "\",\"message\":\"m\"}}");
    }

    /** @param message what it wrote into its termination log */
    void end(Pod pod, int exitCode, String message) {
        status(
                pod,
                exitCode == 0 ? "Succeeded" : "Failed",
                "{\"terminated\":{\"exitCode\":" + exitCode + ",\"reason\":\"" + (exitCode == 0 ? "Completed" : "Error")
                        + "\",\"startedAt\":\"" + now() + "\",\"finishedAt\":\"" + now() + "\",\"message\":"
                        + quoted(message) + "}}");
    }

    private String quoted(String text) {
        return client.getKubernetesSerialization().asJson(text);
    }

    /** As the Job controller says it. */
    void end(Job job, boolean isComplete) {
        var now = now();
        var conditions = isComplete ? List.of("SuccessCriteriaMet", "Complete") : List.of("FailureTarget", "Failed");
        var list = conditions.stream()
                .map(type -> "{\"type\":\"" + type + "\",\"status\":\"True\",\"reason\":\"Played\",\"message\":\"m\","
                        + "\"lastProbeTime\":\"" + now + "\",\"lastTransitionTime\":\"" + now + "\"}")
                .toList();
        client.resource(job)
                .subresource("status")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"status\":{\"startTime\":\"" + now + "\","
                                + (isComplete ? "\"completionTime\":\"" + now + "\",\"succeeded\":1," : "\"failed\":1,")
                                + "\"conditions\":[" + String.join(",", list) + "]}}");
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    List<String> eventReasons() {
        return client.v1().events().inNamespace(namespace).list().getItems().stream()
                .map(event -> event.getReason())
                .toList();
    }

    @Override
    public void close() {
        stop();
        restricted.close();
    }
}
