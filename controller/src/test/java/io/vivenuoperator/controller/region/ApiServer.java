package io.vivenuoperator.controller.region;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A real API server with etcd and our CRD; nothing runs in it, no controllers, no kubelet. */
final class ApiServer implements AutoCloseable {
    private static final Path CRD =
            Path.of("..", "helm", "vivenu-operator", "files", "crds", "vivenuregions.vivenu-operator.io-v1.yml");

    private final KubeAPIServer server;
    private final KubernetesClient client;

    private ApiServer(KubeAPIServer server) {
        this.server = server;
        this.client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.getKubeConfigYaml()))
                .build();
    }

    static ApiServer start() throws IOException {
        var server = new KubeAPIServer(KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withStartupTimeout(120_000)
                .build());
        server.start();
        var started = new ApiServer(server);
        var crd = Serialization.unmarshal(Files.readString(CRD), CustomResourceDefinition.class);
        started.client.resource(crd).create();
        started.client.resource(crd).waitUntilCondition(ApiServer::isEstablished, 30, TimeUnit.SECONDS);
        return started;
    }

    private static boolean isEstablished(CustomResourceDefinition crd) {
        return crd != null
                && crd.getStatus() != null
                && crd.getStatus().getConditions() != null
                && crd.getStatus().getConditions().stream()
                        .anyMatch(c -> "Established".equals(c.getType()) && "True".equals(c.getStatus()));
    }

    /** A client that may do what its role bindings say and nothing else. */
    KubernetesClient clientOf(String user) {
        var config = new ConfigBuilder(Config.fromKubeconfig(server.getKubeConfigYaml()))
                .withImpersonateUsername(user)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    /** For programs that talk to it as its administrator. */
    String kubeconfig() {
        return server.getKubeConfigYaml();
    }

    KubernetesClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        server.stop();
    }
}
