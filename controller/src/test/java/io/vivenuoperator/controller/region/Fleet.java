package io.vivenuoperator.controller.region;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.controller.registry.ReceiverClient;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Two receivers that follow the registry late: each loads the stored version only after reporting its previous one. Every
 * delivery of the test goes to both.
 */
final class Fleet implements ReceiverClient {
    private static final String ANNOUNCED = "vivenu-operator.io/registry-revision";
    private static final Duration NOTICE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Loaded(long revision, Set<String> keys) {}

    private final Map<String, Loaded> loadedByIp = new ConcurrentHashMap<>();
    private final AtomicInteger deliveries = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger started = new AtomicInteger();
    private final Runnable asked;
    private final Runnable changed;
    private Supplier<String> source = () -> "{}";

    /**
     * No receivers yet.
     *
     * @param asked notified when a receiver is queried, before it answers
     * @param changed notified when a receiver has loaded a registry
     */
    Fleet(Runnable asked, Runnable changed) {
        this.asked = asked;
        this.changed = changed;
    }

    /** Starts a pod; it becomes ready with the registry that is stored then. */
    void start(Installation it) {
        var ip = "10.0.1." + started.incrementAndGet();
        loadedByIp.put(ip, read(registry(it)));
        it.pod(
                "receiver-" + started.get(),
                Map.of("app.kubernetes.io/component", "webhook-receiver"),
                "{\"status\":{\"podIP\":\"" + ip
                        + "\",\"phase\":\"Running\",\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}");
        changed.run();
    }

    /** The controller knows the newest registry. */
    private void awaitNoticed(Installation it) {
        await().atMost(NOTICE)
                .until(() -> Optional.ofNullable(it.client
                                .pods()
                                .inNamespace(it.namespace)
                                .withName("receiver-" + started.get())
                                .get()
                                .getMetadata()
                                .getAnnotations())
                        .filter(annotations -> annotations.containsKey(ANNOUNCED))
                        .isPresent());
    }

    /** Replaces the oldest pod. */
    void restartOne(Installation it) {
        var oldest = loadedByIp.size() == 2 ? started.get() - 1 : started.get();
        start(it);
        awaitNoticed(it);
        it.client
                .pods()
                .inNamespace(it.namespace)
                .withName("receiver-" + oldest)
                .delete();
        loadedByIp.remove("10.0.1." + oldest);
    }

    void follow(Installation it) {
        source = () -> registry(it);
    }

    private static String registry(Installation it) {
        return it.secretValue(Installation.REGISTRY, "regions.json");
    }

    @Override
    public OptionalLong of(String podIp) {
        asked.run();
        var before = loadedByIp.get(podIp);
        if (before == null) {
            return OptionalLong.empty();
        }
        loadedByIp.computeIfPresent(podIp, (ip, old) -> read(source.get()));
        changed.run();
        return OptionalLong.of(before.revision());
    }

    /** Sends a delivery signed with the key to every receiver. */
    void deliver(String key) {
        loadedByIp.values().forEach(receiver -> {
            deliveries.incrementAndGet();
            if (!receiver.keys().contains(key)) {
                refused.incrementAndGet();
            }
        });
    }

    int deliveries() {
        return deliveries.get();
    }

    int refused() {
        return refused.get();
    }

    private static Loaded read(String registry) {
        try {
            var root = JSON.readTree(registry);
            var keys = new HashSet<String>();
            for (JsonNode region : root.path("regions")) {
                region.path("signingKeys").forEach(key -> keys.add(key.asText()));
            }
            return new Loaded(root.path("revision").asLong(), keys);
        } catch (IOException e) {
            throw new IllegalStateException("the registry is not JSON", e);
        }
    }
}
