package io.vivenuoperator.scale;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.crd.v1alpha1.ApiKeySecretRef;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.VivenuEnvironment;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionSpec;
import io.vivenuoperator.crd.v1alpha1.WebhookSpec;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Regions and their Secrets, as a platform team applies them, and when each became Ready. */
final class Regions implements AutoCloseable {
    private static final int APPLIED_AT_ONCE = 16;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private final KubernetesClient client;
    private final String apiUrl;
    private final Map<String, Long> readyAt = new ConcurrentHashMap<>();
    private final SharedIndexInformer<VivenuRegion> informer;

    Regions(KubernetesClient client, String apiUrl) {
        this.client = client;
        this.apiUrl = apiUrl;
        informer = client.resources(VivenuRegion.class)
                .inNamespace(AuditedApiServer.NAMESPACE)
                .inform(new Readiness());
    }

    static List<String> names(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj("region-%04d"::formatted)
                .toList();
    }

    void apply(Collection<String> names) {
        sideBySide(names.stream().map(name -> (Runnable) () -> apply(name)).toList());
    }

    private static void sideBySide(List<Runnable> tasks) {
        try (var threads = Executors.newFixedThreadPool(APPLIED_AT_ONCE)) {
            var running = tasks.stream()
                    .map(task -> CompletableFuture.runAsync(task, threads))
                    .toList();
            running.forEach(CompletableFuture::join);
        }
    }

    void apply(String name) {
        apply(name, null);
    }

    void apply(String name, @Nullable WebhookSpec webhook) {
        secret("vivenu-" + name, "apiKey", SimulatedVendor.apiKey(name));
        var region = new VivenuRegion();
        region.getMetadata().setName(name);
        region.getMetadata().setNamespace(AuditedApiServer.NAMESPACE);
        region.setSpec(new VivenuRegionSpec(
                VivenuEnvironment.DEVELOPMENT,
                apiUrl,
                new ApiKeySecretRef("vivenu-" + name, null),
                null,
                webhook,
                null));
        client.resource(region).create();
    }

    void secret(String name, String key, String value) {
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(AuditedApiServer.NAMESPACE)
                        .endMetadata()
                        .withStringData(Map.of(key, value))
                        .build())
                .createOr(existing -> existing.update());
    }

    void delete(String name) {
        client.resources(VivenuRegion.class)
                .inNamespace(AuditedApiServer.NAMESPACE)
                .withName(name)
                .delete();
    }

    /** In its stored state; a region that is being deleted still exists. */
    Optional<VivenuRegion> find(String name) {
        return Optional.ofNullable(client.resources(VivenuRegion.class)
                .inNamespace(AuditedApiServer.NAMESPACE)
                .withName(name)
                .get());
    }

    /** Unrelated to any region. */
    void unrelatedSecrets(int count, int bytes) {
        var value = "x".repeat(bytes);
        sideBySide(IntStream.range(0, count)
                .mapToObj(i -> (Runnable) () -> secret("unrelated-" + i, "blob", value))
                .toList());
    }

    /** When the last of them became Ready, by {@link System#nanoTime}. */
    long awaitReady(Collection<String> names, Duration patience) {
        await("of " + names.size() + " regions are Ready")
                .atMost(patience)
                .pollInterval(LOOK_AGAIN)
                .until(() -> names.stream().filter(readyAt::containsKey).count(), ready -> ready == names.size());
        return names.stream().mapToLong(readyAt::get).max().orElseThrow();
    }

    private final class Readiness implements ResourceEventHandler<VivenuRegion> {
        @Override
        public void onAdd(VivenuRegion region) {
            look(region);
        }

        @Override
        public void onUpdate(VivenuRegion before, VivenuRegion region) {
            look(region);
        }

        @Override
        public void onDelete(VivenuRegion region, boolean unknown) {
            readyAt.remove(region.getMetadata().getName());
        }

        private void look(VivenuRegion region) {
            var ready = Optional.ofNullable(region.getStatus())
                    .flatMap(status -> status.condition(ConditionType.READY))
                    .filter(condition -> condition.status() == ConditionStatus.TRUE);
            if (ready.isPresent()) {
                readyAt.putIfAbsent(region.getMetadata().getName(), System.nanoTime());
            } else {
                readyAt.remove(region.getMetadata().getName());
            }
        }
    }

    @Override
    public void close() {
        informer.close();
    }
}
