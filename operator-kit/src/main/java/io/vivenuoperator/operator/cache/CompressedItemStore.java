package io.vivenuoperator.operator.cache;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * An informer's store that keeps objects as compressed JSON. A CronJob with its managed fields takes 60 KB as an object and
 * 2 KB here, and is read rarely.
 */
public final class CompressedItemStore<T extends HasMetadata> implements ItemStore<T> {
    private final Map<String, byte[]> items = new ConcurrentHashMap<>();
    private final KubernetesSerialization serialization;
    private final Class<T> type;

    public CompressedItemStore(KubernetesSerialization serialization, Class<T> type) {
        this.serialization = serialization;
        this.type = type;
    }

    @Override
    public String getKey(T item) {
        return key(item);
    }

    /** The key by which informers name an object: {@code namespace/name}. */
    static String key(HasMetadata item) {
        var id = ResourceID.fromResource(item);
        return id.getNamespace()
                .map(namespace -> namespace + "/" + id.getName())
                .orElse(id.getName());
    }

    @Override
    public @Nullable T put(String key, T item) {
        return unpacked(items.put(key, packed(item)));
    }

    @Override
    public @Nullable T remove(String key) {
        return unpacked(items.remove(key));
    }

    @Override
    public Stream<String> keySet() {
        return items.keySet().stream();
    }

    @Override
    public Stream<T> values() {
        return items.values().stream().flatMap(bytes -> Optional.ofNullable(unpacked(bytes)).stream());
    }

    @Override
    public int size() {
        return items.size();
    }

    @Override
    public @Nullable T get(String key) {
        return unpacked(items.get(key));
    }

    /** Otherwise the informer unpacks every object once its first list is complete. */
    @Override
    public boolean isFullState() {
        return false;
    }

    private byte[] packed(T item) {
        var bytes = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(serialization.asJson(item).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private @Nullable T unpacked(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try (var inflater = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return serialization.unmarshal(new String(inflater.readAllBytes(), StandardCharsets.UTF_8), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
