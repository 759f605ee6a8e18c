package io.vivenuoperator.crd.apiserver;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real API server with etcd and our CRDs, without controllers and kubelet. The binaries come from KUBE_API_TEST_DIR, or
 * are located by kube-api-test.
 */
public final class ApiServer implements AutoCloseable {
    private static final Path CRDS = Path.of("helm", "vivenu-operator", "files", "crds");

    private final KubeAPIServer server;
    private final KubernetesClient client;

    private ApiServer(KubeAPIServer server) {
        this.server = server;
        this.client = new KubernetesClientBuilder().withConfig(config()).build();
    }

    public static ApiServer start() {
        return start(Map.of());
    }

    /** With these flags of kube-apiserver, in addition to the required ones. */
    public static ApiServer start(Map<String, String> flags) {
        return start(flags, published());
    }

    /** With the CRD of a release. */
    public static ApiServer startWith(Path releasedCrd) {
        return start(Map.of(), List.of(releasedCrd));
    }

    private static List<Path> published() {
        try (var files = Files.list(repository().resolve(CRDS))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder above that has the chart: modules are at different depths. */
    private static Path repository() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .filter(folder -> Files.isDirectory(folder.resolve(CRDS)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no folder above this one has " + CRDS));
    }

    private static ApiServer start(Map<String, String> flags, List<Path> crds) {
        var config = KubeAPIServerConfigBuilder.anAPIServerConfig().withStartupTimeout(120_000);
        flags.forEach(config::withApiServerFlag);
        var server = new KubeAPIServer(config.build());
        server.start();
        var started = new ApiServer(server);
        try {
            for (var crd : crds) {
                started.create(Serialization.unmarshal(Files.readString(crd), CustomResourceDefinition.class));
            }
            return started;
        } catch (IOException e) {
            started.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            // The next test asks for another one: what is left running would be one of hundreds.
            started.close();
            throw e;
        }
    }

    private void create(CustomResourceDefinition crd) {
        client.resource(crd).create();
        client.resource(crd).waitUntilCondition(ApiServer::isEstablished, 30, TimeUnit.SECONDS);
    }

    private static boolean isEstablished(CustomResourceDefinition crd) {
        return crd != null
                && crd.getStatus() != null
                && crd.getStatus().getConditions() != null
                && crd.getStatus().getConditions().stream()
                        .anyMatch(c -> "Established".equals(c.getType()) && "True".equals(c.getStatus()));
    }

    /** The administrator's client. */
    public KubernetesClient client() {
        return client;
    }

    /** A client with only the rights of its role bindings. */
    public KubernetesClient clientOf(String user) {
        var config = new ConfigBuilder(config()).withImpersonateUsername(user).build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    /** For administrator clients with their own settings. */
    public Config config() {
        return Config.fromKubeconfig(kubeconfig());
    }

    /** For programs that connect as administrator. */
    public String kubeconfig() {
        return server.getKubeConfigYaml();
    }

    @Override
    public void close() {
        client.close();
        server.stop();
    }
}
