package io.vivenuoperator.operator.cache;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An informer's store that keeps only our own objects. Any other object is reported as new each time it changes. */
public final class SelectiveItemStore<T extends HasMetadata> implements ItemStore<T> {
    private final PruningItemStore<T> kept;
    private final Predicate<T> ours;

    public SelectiveItemStore(PruningItemStore<T> kept, Predicate<T> ours) {
        this.kept = kept;
        this.ours = ours;
    }

    @Override
    public String getKey(T item) {
        return kept.getKey(item);
    }

    @Override
    public @Nullable T put(String key, T item) {
        return ours.test(item) ? kept.put(key, item) : kept.remove(key);
    }

    @Override
    public @Nullable T remove(String key) {
        return kept.remove(key);
    }

    @Override
    public Stream<String> keySet() {
        return kept.keySet();
    }

    @Override
    public Stream<T> values() {
        return kept.values();
    }

    @Override
    public int size() {
        return kept.size();
    }

    @Override
    public @Nullable T get(String key) {
        return kept.get(key);
    }
}
