package io.vivenuoperator.scale;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Plays the part of a receiver and its kubelet that the controller waits for: a ready pod that has loaded the registry half
 * a second after its annotation changed (0.3 to 0.9 s on the development cluster).
 */
final class PlayedReceiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MOUNT_MILLIS = 500;
    private static final String READY =
            "{\"status\":{\"podIP\":\"127.0.0.1\",\"phase\":\"Running\",\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}";

    private final KubernetesClient client;
    private final HttpServer server;
    private final AtomicReference<String> loaded = new AtomicReference<>("");
    private final Executor kubelet = CompletableFuture.delayedExecutor(MOUNT_MILLIS, TimeUnit.MILLISECONDS);
    private final SharedIndexInformer<Pod> pod;

    PlayedReceiver(KubernetesClient client) throws IOException {
        this.client = client;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/registry", exchange -> {
            var body = ("{\"loaded\":true,\"revision\":\"" + loaded.get() + "\",\"regions\":0}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        createPod();
        pod = client.pods()
                .inNamespace(AuditedApiServer.NAMESPACE)
                .withName("receiver")
                .inform(new Annotated());
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void createPod() {
        var created = client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withName("receiver")
                        .withNamespace(AuditedApiServer.NAMESPACE)
                        .withLabels(Map.of("app.kubernetes.io/component", "webhook-receiver"))
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("receiver")
                        .withImage("none")
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
        client.resource(created).subresource("status").patch(PatchContext.of(PatchType.JSON_MERGE), READY);
    }

    private void load() {
        var secret = client.secrets()
                .inNamespace(AuditedApiServer.NAMESPACE)
                .withName(AuditedApiServer.REGISTRY)
                .get();
        if (secret == null) {
            return;
        }
        try {
            var document = Base64.getDecoder().decode(secret.getData().get("regions.json"));
            loaded.set(JSON.readTree(document).path("revision").asText());
        } catch (IOException e) {
            throw new IllegalStateException("the registry is not JSON", e);
        }
    }

    private final class Annotated implements ResourceEventHandler<Pod> {
        @Override
        public void onAdd(Pod added) {
            kubelet.execute(PlayedReceiver.this::load);
        }

        @Override
        public void onUpdate(Pod before, Pod now) {
            kubelet.execute(PlayedReceiver.this::load);
        }

        @Override
        public void onDelete(Pod deleted, boolean unknown) {
            loaded.set("");
        }
    }

    @Override
    public void close() {
        pod.close();
        server.stop(0);
    }
}
