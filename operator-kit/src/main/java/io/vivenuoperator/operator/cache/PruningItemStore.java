package io.vivenuoperator.operator.cache;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An informer's store that drops parts of each object before keeping it. */
public final class PruningItemStore<T extends HasMetadata> implements ItemStore<T> {
    private final Map<String, T> items = new ConcurrentHashMap<>();
    private final UnaryOperator<T> pruning;

    public PruningItemStore(UnaryOperator<T> pruning) {
        this.pruning = pruning;
    }

    /** Drops the managed fields, which are longer than most objects. */
    public static <T extends HasMetadata> PruningItemStore<T> ofFieldOwners() {
        return new PruningItemStore<>(item -> {
            item.getMetadata().setManagedFields(List.of());
            return item;
        });
    }

    @Override
    public String getKey(T item) {
        return CompressedItemStore.key(item);
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
