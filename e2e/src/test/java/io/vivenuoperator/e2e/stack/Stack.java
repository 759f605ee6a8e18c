package io.vivenuoperator.e2e.stack;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.e2e.look.Answered;
import io.vivenuoperator.e2e.look.Comparison;
import io.vivenuoperator.e2e.look.Stored;
import io.vivenuoperator.e2e.look.Truth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The installed stack: chart, evaluation database and simulator in a separate namespace, removed when closed. */
final class Stack implements AutoCloseable {
    static final Path REPOSITORY = Path.of(System.getProperty("repository"));
    static final String RELEASE = "e2e";
    static final int RECEIVERS = 2;
    private static final int SIMULATOR_PORT = 8090;

    /** One more than in the demo, for the test that sells continuously. */
    private static final String SELLERS = "dach,italy,france,benelux," + RotationRun.SELLER;
    /** Some of Vivenu's own delays are much longer. */
    private static final String RETRY_SECONDS = "1,2,4,8,16,32,64";

    private final KubernetesClient client;
    private final String namespace;
    private final Path kubeconfig;
    private final Tunnels tunnels;
    private final ApiKeySecret apiKeys = ApiKeySecret.make();
    private StackDatabase database = this::evaluationDatabase;

    private Stack(KubernetesClient client, String namespace, Path kubeconfig) {
        this.client = client;
        this.namespace = namespace;
        this.kubeconfig = kubeconfig;
        this.tunnels = new Tunnels(client, namespace);
    }

    /** This build's chart. */
    static Stack install() {
        var stack = empty("e2e");
        try {
            stack.installChart();
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw new IllegalStateException("the stack could not be installed", e);
        }
    }

    /** A namespace with a simulator, and this build's images on the node; nothing is installed. */
    static Stack empty(String prefix) {
        var kubeconfig = Path.of(System.getenv("E2E_KUBECONFIG"));
        var client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build();
        var namespace = prefix + "-" + Long.toString(System.currentTimeMillis(), 36);
        var stack = new Stack(client, namespace, kubeconfig);
        try {
            Images.load();
            StrictNamespace.create(client, stack.namespace);
            stack.startSimulator();
            return stack;
        } catch (RuntimeException | IOException e) {
            stack.close();
            throw new IllegalStateException("the simulator could not be started", e);
        }
    }

    private void installChart() {
        // Before the pods that mount it: the kubelet would take a minute to notice.
        apply(apiKeys.secret(RELEASE + "-api-keys"));
        apply(apiKeys.secret(RELEASE + "-events-keys"));
        apply(encryptionKeys(RELEASE + "-events-encryption"));
        var install = new Helm(REPOSITORY.resolve("helm/vivenu-operator"))
                .install()
                .withKubeConfig(kubeconfig)
                .withName(RELEASE)
                .withNamespace(namespace)
                .withValuesFile(REPOSITORY.resolve("dev/values.yaml"))
                .withValuesFile(REPOSITORY.resolve("dev/values-api.yaml"))
                .waitReady()
                .withTimeout(180);
        settings().forEach(install::set);
        eventsSettings().forEach(install::set);
        historicalSettings().forEach(install::set);
        install.set("exports.enabled", true);
        // The demo's node port may be taken on the same cluster.
        install.set("api.service.type", "ClusterIP");
        install.call();
    }

    /** Upgrades the release with one more value, and waits until its pods are ready. */
    void set(String value, Object to) {
        new Helm(REPOSITORY.resolve("helm/vivenu-operator"))
                .upgrade()
                .withKubeConfig(kubeconfig)
                .withName(RELEASE)
                .withNamespace(namespace)
                .reuseValues()
                .set(value, to)
                .waitReady()
                .withTimeout(180)
                .call();
    }

    /** What is set in the chart, beside {@code dev/values.yaml}. */
    Map<String, Object> settings() {
        return Map.of(
                "webhook.baseUrl",
                "http://%s-receiver.%s.svc:8080".formatted(RELEASE, namespace),
                "receiver.service.type",
                "ClusterIP",
                "receiver.replicas",
                RECEIVERS,
                "controller.checkInterval",
                "PT10S",
                "database.evaluation.image",
                Images.postgres(),
                "crds.install",
                !crdIsThere());
    }

    /** The events service, which may deliver to the simulator; an older release's chart has none. */
    private Map<String, Object> eventsSettings() {
        return Map.of(
                "events.enabled",
                true,
                "events.replicas",
                1,
                "events.publish.tickets",
                true,
                "events.egress.allowHttp",
                true,
                "events.egress.allow[0].host",
                "simulator." + namespace + ".svc",
                "events.egress.allow[0].ports[0]",
                SIMULATOR_PORT,
                "networkPolicy.subscribers.to[0].podSelector.matchLabels.app",
                "simulator");
    }

    /** Historical syncs, which may send to the simulator. */
    private Map<String, Object> historicalSettings() {
        return Map.of(
                "historical.enabled",
                true,
                "historical.endpoints[0]",
                "simulator." + namespace + ".svc",
                "historical.egress.allowHttp",
                true,
                "historical.egress.allow[0].host",
                "simulator." + namespace + ".svc",
                "historical.egress.allow[0].ports[0]",
                SIMULATOR_PORT,
                "networkPolicy.syncEndpoints.to[0].podSelector.matchLabels.app",
                "simulator");
    }

    /** Where an endpoint of the simulator's is, for pods. */
    String hookUrl(String endpoint) {
        return "http://simulator.%s.svc:%d/hooks/%s".formatted(namespace, SIMULATOR_PORT, endpoint);
    }

    private static String encryptionKeys(String name) {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return """
                apiVersion: v1
                kind: Secret
                metadata: { name: %s }
                stringData:
                  keys.json: |
                    {"primary": "k1", "keys": [{"id": "k1", "key": "%s"}]}
                """.formatted(name, Base64.getEncoder().encodeToString(key));
    }

    /** It was installed by a demo on the same cluster, which owns it. */
    boolean crdIsThere() {
        return client.apiextensions()
                        .v1()
                        .customResourceDefinitions()
                        .withName("vivenuregions.vivenu-operator.io")
                        .get()
                != null;
    }

    private void startSimulator() throws IOException {
        for (var resource : client.load(Files.newInputStream(REPOSITORY.resolve("dev/simulator.yaml")))
                .items()) {
            if (resource instanceof Deployment simulator) {
                var container = simulator
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst();
                container.getEnv().add(new EnvVar("SELLERS", SELLERS, null));
                container.getEnv().add(new EnvVar("WEBHOOK_RETRY_SECONDS", RETRY_SECONDS, null));
            }
            client.resource(resource).inNamespace(namespace).serverSideApply();
        }
        client.apps().deployments().inNamespace(namespace).withName("simulator").waitUntilReady(90, TimeUnit.SECONDS);
    }

    KubernetesClient client() {
        return client;
    }

    String namespace() {
        return namespace;
    }

    Path kubeconfig() {
        return kubeconfig;
    }

    SimulatorControl simulator() {
        return new SimulatorControl(tunnels.toService("simulator", SIMULATOR_PORT));
    }

    Workload workload(String component, int replicas) {
        return new Workload(client, namespace, component, replicas);
    }

    /** A receiver that stays: after an upgrade, one that is being replaced is listed for some more seconds. */
    int receiverPort() {
        var receiver = client
                .pods()
                .inNamespace(namespace)
                .withLabel("app.kubernetes.io/component", "webhook-receiver")
                .list()
                .getItems()
                .stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null && Readiness.isPodReady(pod))
                .findFirst()
                .orElseThrow();
        return tunnels.toPod(receiver.getMetadata().getName(), 8080).port();
    }

    /** A local port that leads to one of a pod's. */
    int portOf(Pod pod, int port) {
        return tunnels.toPod(pod.getMetadata().getName(), port).port();
    }

    /** Where its programs store, if it is not the chart's evaluation database. */
    Stack storingIn(StackDatabase other) {
        database = other;
        return this;
    }

    Connection database() {
        try {
            return database.connect();
        } catch (SQLException e) {
            throw new IllegalStateException("the database can't be reached", e);
        }
    }

    private Connection evaluationDatabase() throws SQLException {
        var port = tunnels.toPod(RELEASE + "-postgres-0", 5432).port();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/vivenu", "vivenu", databasePassword());
    }

    /** A region's stored numbers and the simulator's. */
    Comparison comparison(String region) {
        try (var connection = database()) {
            return Comparison.of(
                    region, Stored.of(connection, region), Truth.of(simulator().address(), region));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("stored numbers and truth can't be compared", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The read API, through its Service. */
    String apiAddress() {
        return "http://127.0.0.1:" + tunnels.toService(RELEASE + "-api", 8080).port();
    }

    ApiKeySecret apiKeys() {
        return apiKeys;
    }

    /** What the read API says of a region's events, and the simulator. */
    Comparison answers(String region) {
        try {
            return Comparison.of(
                    region,
                    Answered.of(apiAddress(), apiKeys.all().key(), region),
                    Truth.of(simulator().address(), region));
        } catch (IOException e) {
            throw new IllegalStateException("the read API's answer and truth can't be compared", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Applies a region for one of the simulator's sellers, with the seller's name and key. */
    Region applyRegion(String seller) {
        return applyRegion(seller, "sim-key-" + seller, "");
    }

    Region applyRegion(String name, String apiKey, String moreSpec) {
        apply("""
                apiVersion: v1
                kind: Secret
                metadata: { name: vivenu-%1$s }
                stringData: { apiKey: "%2$s" }
                """.formatted(name, apiKey));
        apply("""
                apiVersion: vivenu-operator.io/v1alpha1
                kind: VivenuRegion
                metadata: { name: %1$s }
                spec:
                  environment: Development
                  baseUrl: http://simulator.%2$s.svc:8090/api
                  apiKeySecretRef: { name: vivenu-%1$s, key: apiKey }
                  rateLimit: { requestsPerMinute: 1000, requestsPerHour: 50000 }
                %3$s
                """.formatted(name, namespace, moreSpec.indent(2)));
        return region(name);
    }

    void apply(String yaml) {
        client.resource(yaml).inNamespace(namespace).forceConflicts().serverSideApply();
    }

    Region region(String name) {
        return new Region(client, namespace, name);
    }

    private String databasePassword() {
        var secret = client.secrets()
                .inNamespace(namespace)
                .withName(RELEASE + "-postgres")
                .get();
        return new String(Base64.getDecoder().decode(secret.getData().get("password")), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        tunnels.close();
        // Regions first, one by one: without a controller their finalizers would block the namespace's deletion.
        if (crdIsThere()) {
            client.resources(VivenuRegion.class)
                    .inNamespace(namespace)
                    .list()
                    .getItems()
                    .forEach(region -> region(region.getMetadata().getName()).delete());
        }
        Helm.uninstall(RELEASE)
                .withKubeConfig(kubeconfig)
                .withNamespace(namespace)
                .ignoreNotFound()
                .call();
        client.namespaces()
                .withName(namespace)
                .withTimeout(60, TimeUnit.SECONDS)
                .delete();
        client.close();
    }
}
