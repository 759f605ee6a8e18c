package io.vivenuoperator.controller.region;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.controller.registry.ReceiverClient;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

/**
 * A receiver that always has the stored registry, accepts whatever the region's keys signed, and remembers the newest key's
 * last delivery.
 */
final class TakingReceiver implements ReceiverClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicInteger questions = new AtomicInteger();
    private Optional<Installation> installation = Optional.empty();
    private volatile Optional<Taken> last = Optional.empty();

    private record Taken(String key, Instant at) {}

    void start(Installation it) {
        installation = Optional.of(it);
        it.readyReceiver();
    }

    /** Forgets the last delivery. */
    void restart() {
        last = Optional.empty();
    }

    /** Whether it was accepted. */
    boolean deliver(String region, String key) {
        var keys = keys(region);
        if (!keys.isEmpty() && keys.getFirst().equals(key)) {
            last = Optional.of(new Taken(key, installation.orElseThrow().clock.instant()));
        }
        return keys.contains(key);
    }

    /** How often it was queried for deliveries. */
    int questions() {
        return questions.get();
    }

    @Override
    public OptionalLong of(String podIp) {
        return OptionalLong.of(registry().path("revision").asLong());
    }

    @Override
    public Optional<Instant> lastDelivery(String podIp, String region, long revision) {
        var answer = last.filter(taken -> keys(region).getFirst().equals(taken.key()))
                .map(Taken::at);
        questions.incrementAndGet();
        return answer;
    }

    private List<String> keys(String region) {
        return StreamSupport.stream(registry().path("regions").spliterator(), false)
                .filter(entry -> entry.path("region").asText().equals(region))
                .flatMap(entry -> StreamSupport.stream(entry.path("signingKeys").spliterator(), false))
                .map(JsonNode::asText)
                .toList();
    }

    private JsonNode registry() {
        try {
            return JSON.readTree(installation.orElseThrow().secretValue(Installation.REGISTRY, "regions.json"));
        } catch (IOException e) {
            throw new IllegalStateException("the registry is not JSON", e);
        }
    }
}
