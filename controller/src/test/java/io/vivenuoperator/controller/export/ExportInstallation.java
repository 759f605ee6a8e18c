package io.vivenuoperator.controller.export;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.Operator;
import io.vivenuoperator.controller.chart.ChartRoles;
import io.vivenuoperator.controller.eventing.SteppingClock;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import io.vivenuoperator.crd.v1alpha1.export.SalesExportStatus;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What the controller does for exports, with exactly the chart's rights, in a namespace of its own. */
final class ExportInstallation implements AutoCloseable {
    private static final String RELEASE = "vivenu-operator";

    final SteppingClock clock = new SteppingClock();
    final KubernetesClient client;
    final String namespace;
    final String elsewhere;
    final PlayedObserver observer = new PlayedObserver();
    private final KubernetesClient restricted;
    private final AtomicInteger names = new AtomicInteger();
    private @Nullable Operator operator;

    ExportInstallation(ApiServer server, String namespace) {
        this.client = server.client();
        this.namespace = namespace;
        this.elsewhere = namespace + "-other";
        var roles = ChartRoles.rendered(
                RELEASE,
                namespace,
                Map.of("exports.enabled", true, "watchNamespaces[0]", namespace, "watchNamespaces[1]", elsewhere));
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
        environment.put("EXPORT_IMAGE", "registry.local/export-job:test");
        environment.put("EXPORT_DATABASE_SECRET", "reader");
        var settings = ControllerSettings.from(new EnvironmentVariables(environment));
        var started = new Operator(
                overrider -> overrider.withKubernetesClient(restricted).withCloseClientOnStop(false));
        new SalesExportOperator(restricted, settings, settings.exports().orElseThrow(), observer, clock)
                .register(started);
        started.start();
        operator = started;
    }

    void stop() {
        Optional.ofNullable(operator).ifPresent(Operator::stop);
        operator = null;
    }

    /** Takes the right to make CronJobs away; returns when the API server knows. */
    void forbidCronJobs() {
        client.rbac()
                .roles()
                .inNamespace(namespace)
                .withName(RELEASE + "-polls")
                .edit(stored -> {
                    stored.getRules().stream()
                            .filter(rule -> rule.getResources().contains("cronjobs"))
                            .forEach(rule -> rule.getVerbs().removeAll(List.of("create", "patch")));
                    return stored;
                });
        await().until(() -> !mayMakeCronJobs());
    }

    private boolean mayMakeCronJobs() {
        var probe = new CronJobBuilder()
                .withNewMetadata()
                .withName("probe")
                .withNamespace(namespace)
                .endMetadata()
                .build();
        try {
            restricted.resource(probe).dryRun().create();
            return true;
        } catch (KubernetesClientException e) {
            return e.getCode() != HttpURLConnection.HTTP_FORBIDDEN;
        }
    }

    void secret(Map<String, String> values) {
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("sheets-account")
                        .withNamespace(namespace)
                        .endMetadata()
                        .withStringData(values)
                        .build())
                .createOr(existing -> existing.update());
    }

    /** The service account's key, as Google's console would make it; has the controller look at its exports. */
    void key() {
        secret(Map.of("credentials.json", "canary-" + names.incrementAndGet()));
    }

    /** A SalesExport, from the YAML of its spec. */
    SalesExport export(String where, String name, String spec) {
        return client.resource(client.getKubernetesSerialization()
                        .unmarshal(
                                "apiVersion: vivenu-operator.io/v1alpha1\nkind: SalesExport\nmetadata: {name: " + name
                                        + ", namespace: " + where + "}\nspec: " + spec,
                                SalesExport.class))
                .create();
    }

    void change(String name, String spec) {
        client.resources(SalesExport.class)
                .inNamespace(namespace)
                .withName(name)
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":" + spec + "}");
    }

    void delete(String name) {
        client.resources(SalesExport.class)
                .inNamespace(namespace)
                .withName(name)
                .delete();
    }

    Optional<SalesExport> stored(String where, String name) {
        return Optional.ofNullable(client.resources(SalesExport.class)
                .inNamespace(where)
                .withName(name)
                .get());
    }

    SalesExportStatus status(String name) {
        return stored(namespace, name)
                .flatMap(export -> Optional.ofNullable(export.getStatus()))
                .orElseGet(SalesExportStatus::empty);
    }

    Optional<CronJob> cronJob(String name) {
        return client
                .batch()
                .v1()
                .cronjobs()
                .inNamespace(namespace)
                .withLabel(ExportPlace.EXPORT, name)
                .list()
                .getItems()
                .stream()
                .findFirst();
    }

    CronJob awaitCronJob(String name) {
        await().atMost(Duration.ofSeconds(30)).until(() -> cronJob(name).isPresent());
        return cronJob(name).orElseThrow();
    }

    List<Job> jobs(String name) {
        return client.batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withLabel(ExportPlace.EXPORT, name)
                .list()
                .getItems();
    }

    /** The Job that the controller makes for a generation of the spec. */
    Job awaitFirstRun(String name, long generation) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> firstRun(name, generation).isPresent());
        return firstRun(name, generation).orElseThrow();
    }

    private Optional<Job> firstRun(String name, long generation) {
        return jobs(name).stream()
                .filter(job -> job.getMetadata().getName().endsWith("-g" + generation))
                .findFirst();
    }

    /** A Job as the CronJob's controller, or kubectl, makes it of a CronJob. */
    Job run(CronJob cronJob) {
        var template = cronJob.getSpec().getJobTemplate();
        return client.resource(new JobBuilder()
                        .withNewMetadata()
                        .withName("run-" + names.incrementAndGet())
                        .withNamespace(namespace)
                        .withLabels(template.getMetadata().getLabels())
                        .withOwnerReferences(new OwnerReferenceBuilder()
                                .withApiVersion("batch/v1")
                                .withKind("CronJob")
                                .withName(cronJob.getMetadata().getName())
                                .withUid(cronJob.getMetadata().getUid())
                                .withController(true)
                                .build())
                        .endMetadata()
                        .withSpec(template.getSpec())
                        .build())
                .create();
    }

    /** A pod as the Job controller makes it. */
    Pod pod(Job job) {
        var spec = new PodBuilder()
                .withNewMetadata()
                .withName(job.getMetadata().getName() + "-" + names.incrementAndGet())
                .withNamespace(namespace)
                .withLabels(job.getSpec().getTemplate().getMetadata().getLabels())
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
                .withName("export")
                .withImage("none")
                .endContainer()
                .endSpec()
                .build();
        return client.resource(spec).create();
    }

    private void status(Pod pod, String phase, String state) {
        status(
                pod,
                "{\"phase\":\"" + phase + "\",\"containerStatuses\":[{"
                        + "\"name\":\"export\",\"image\":\"none\",\"imageID\":\"none\",\"ready\":false,"
                        + "\"restartCount\":0,\"state\":" + state + "}]}");
    }

    private void status(HasMetadata object, String status) {
        client.resource(object)
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"status\":" + status + "}");
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
                        + client.getKubernetesSerialization().asJson(message) + "}}");
    }

    /** As the Job controller says it. */
    void end(Job job, boolean isComplete) {
        var now = now();
        var conditions = isComplete ? List.of("SuccessCriteriaMet", "Complete") : List.of("FailureTarget", "Failed");
        var list = conditions.stream()
                .map(type -> "{\"type\":\"" + type + "\",\"status\":\"True\",\"reason\":\"Played\",\"message\":\"m\","
                        + "\"lastProbeTime\":\"" + now + "\",\"lastTransitionTime\":\"" + now + "\"}")
                .toList();
        status(
                job,
                "{\"startTime\":\"" + now + "\","
                        + (isComplete ? "\"completionTime\":\"" + now + "\",\"succeeded\":1," : "\"failed\":1,")
                        + "\"conditions\":[" + String.join(",", list) + "]}");
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    @Override
    public void close() {
        stop();
        restricted.close();
    }

    String revision(HasMetadata object) {
        return Objects.requireNonNull(object.getMetadata().getLabels().get(ExportPlace.REVISION));
    }
}
