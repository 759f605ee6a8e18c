package io.vivenuoperator.controller.cache;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An informer's store that keeps less of an object than came. */
public final class Pruned<T extends HasMetadata> implements ItemStore<T> {
    private final Map<String, T> items = new ConcurrentHashMap<>();
    private final UnaryOperator<T> pruning;

    public Pruned(UnaryOperator<T> pruning) {
        this.pruning = pruning;
    }

    @Override
    public String getKey(T item) {
        var id = ResourceID.fromResource(item);
        return id.getNamespace()
                .map(namespace -> namespace + "/" + id.getName())
                .orElse(id.getName());
    }

    @Override
    public @Nullable T put(String key, T item) {
        return items.put(key, pruning.apply(item));
    }

    @Override
    public @Nullable T remove(String key) {
        return items.remove(key);
    }

    @Override
    public Stream<String> keySet() {
        return items.keySet().stream();
    }

    @Override
    public Stream<T> values() {
        return items.values().stream();
    }

    @Override
    public int size() {
        return items.size();
    }

    @Override
    public @Nullable T get(String key) {
        return items.get(key);
    }
}
