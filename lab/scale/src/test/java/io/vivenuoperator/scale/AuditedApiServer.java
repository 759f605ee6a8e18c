package io.vivenuoperator.scale;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.vivenuoperator.crd.apiserver.ApiServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An API server with etcd and an audit log; without controllers and kubelet. */
final class AuditedApiServer implements AutoCloseable {
    static final String NAMESPACE = "vivenu";
    static final String RELEASE = "vivenu";
    /** The user that the controller's requests are counted under. */
    static final String USER = "system:serviceaccount:" + NAMESPACE + ":" + RELEASE + "-controller";

    static final String REGISTRY = RELEASE + "-regions";

    private static final Path CHART = Path.of("..", "..", "helm", "vivenu-operator");

    private static final String POLICY = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            omitStages: [RequestReceived]
            rules: [{ level: Metadata }]
            """;

    private final ApiServer server;
    private final Path directory;
    private final KubernetesClient client;

    private AuditedApiServer(ApiServer server, Path directory) throws IOException {
        this.server = server;
        this.directory = directory;
        Files.writeString(kubeconfig(), server.kubeconfig());
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(server.config())
                        .withMaxConcurrentRequests(64)
                        .build())
                .build();
    }

    static AuditedApiServer start(Path directory) throws IOException {
        var policy = Files.writeString(directory.resolve("audit-policy.yaml"), POLICY);
        var server = ApiServer.start(Map.of(
                "--audit-policy-file",
                policy.toString(),
                "--audit-log-path",
                log(directory).toString()));
        var started = new AuditedApiServer(server, directory);
        started.prepare();
        return started;
    }

    private void prepare() {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
        grant(1);
    }

    /** The chart's roles for this number of replicas. */
    void grant(int replicas) {
        var chart = new Helm(CHART)
                .template()
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .withKubeVersion("1.31.0")
                .set("webhook.baseUrl", "https://hooks.example.com")
                .set("database.existingSecret", "database")
                .set("crds.install", false)
                .set("controller.replicas", replicas)
                .set("controller.nudgeReceivers", true)
                .call();
        client.load(new ByteArrayInputStream(chart.getBytes(StandardCharsets.UTF_8))).items().stream()
                .filter(object -> object.getKind().startsWith("Role"))
                .forEach(object -> client.resource(object).serverSideApply());
    }

    private static Path log(Path directory) {
        return directory.resolve("audit.log");
    }

    /** An administrator's configuration; impersonating {@link #USER} gives that user's rights. */
    Path kubeconfig() {
        return directory.resolve("kubeconfig");
    }

    KubernetesClient client() {
        return client;
    }

    AuditLog requests() {
        return new AuditLog(log(directory), USER);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
