package io.vivenuoperator.controller.scale;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.vivenuoperator.controller.chart.RenderedChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An API server with etcd that writes down every request; no controllers and no kubelet run in it. */
final class AuditedApiServer implements AutoCloseable {
    static final String NAMESPACE = "vivenu";
    private static final String RELEASE = "vivenu";
    /** Whom the controller's requests are counted by. */
    static final String USER = "system:serviceaccount:" + NAMESPACE + ":" + RELEASE + "-controller";

    static final String REGISTRY = RELEASE + "-regions";

    private static final Path CRD =
            Path.of("..", "helm", "vivenu-operator", "files", "crds", "vivenuregions.vivenu-operator.io-v1.yml");
    private static final String POLICY = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            omitStages: [RequestReceived]
            rules: [{ level: Metadata }]
            """;

    private final KubeAPIServer server;
    private final Path directory;
    private final KubernetesClient client;

    private AuditedApiServer(KubeAPIServer server, Path directory) throws IOException {
        this.server = server;
        this.directory = directory;
        Files.writeString(kubeconfig(), server.getKubeConfigYaml());
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.fromKubeconfig(server.getKubeConfigYaml()))
                        .withMaxConcurrentRequests(64)
                        .build())
                .build();
    }

    static AuditedApiServer start(Path directory) throws IOException {
        var policy = Files.writeString(directory.resolve("audit-policy.yaml"), POLICY);
        var server = new KubeAPIServer(KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withStartupTimeout(120_000)
                .withApiServerFlag("--audit-policy-file", policy.toString())
                .withApiServerFlag("--audit-log-path", log(directory).toString())
                .build());
        server.start();
        var started = new AuditedApiServer(server, directory);
        started.prepare();
        return started;
    }

    private void prepare() throws IOException {
        var crd = Serialization.unmarshal(Files.readString(CRD), CustomResourceDefinition.class);
        client.resource(crd).create();
        client.resource(crd).waitUntilCondition(AuditedApiServer::isEstablished, 30, TimeUnit.SECONDS);
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
        grant(1);
    }

    /** What the chart gives to so many replicas. */
    void grant(int replicas) {
        RenderedChart.with(RELEASE, NAMESPACE, Map.of("controller.replicas", replicas)).objects().stream()
                .filter(object -> object.getKind().startsWith("Role"))
                .forEach(object -> client.resource(object).serverSideApply());
    }

    private static boolean isEstablished(CustomResourceDefinition crd) {
        return crd != null
                && crd.getStatus() != null
                && crd.getStatus().getConditions().stream()
                        .anyMatch(c -> "Established".equals(c.getType()) && "True".equals(c.getStatus()));
    }

    private static Path log(Path directory) {
        return directory.resolve("audit.log");
    }

    /** For an administrator; who acts as {@link #USER} has that one's rights. */
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
        server.stop();
    }
}
