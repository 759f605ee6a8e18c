package io.vivenuoperator.operator.shared;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vivenuoperator.operator.ownership.Ownership;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A ConfigMap or a Secret with an entry for each of many resources: one object, so that a right to it can be given by its name.
 *
 * @param <T> its kind
 */
public final class EntriesHome<T extends HasMetadata> implements DocumentHome<Map<String, String>> {
    private final KubernetesClient client;
    private final Class<T> kind;
    private final ObjectMeta meta;
    private final Function<T, Map<String, String>> reading;
    private final BiFunction<ObjectMeta, Map<String, String>, T> writing;

    private EntriesHome(
            KubernetesClient client,
            Class<T> kind,
            ObjectMeta meta,
            Function<T, Map<String, String>> reading,
            BiFunction<ObjectMeta, Map<String, String>, T> writing) {
        this.client = client;
        this.kind = kind;
        this.meta = meta;
        this.reading = reading;
        this.writing = writing;
    }

    public static EntriesHome<ConfigMap> configMap(KubernetesClient client, String namespace, String name) {
        return new EntriesHome<>(
                client,
                ConfigMap.class,
                meta(namespace, name),
                configMap -> Optional.ofNullable(configMap.getData()).orElseGet(Map::of),
                (meta, entries) -> new ConfigMapBuilder()
                        .withMetadata(meta)
                        .withData(entries)
                        .build());
    }

    public static EntriesHome<Secret> secret(KubernetesClient client, String namespace, String name) {
        return new EntriesHome<>(
                client,
                Secret.class,
                meta(namespace, name),
                EntriesHome::decoded,
                (meta, entries) -> new SecretBuilder()
                        .withMetadata(meta)
                        .withType("Opaque")
                        .withData(encoded(entries))
                        .build());
    }

    private static ObjectMeta meta(String namespace, String name) {
        return new ObjectMetaBuilder()
                .withNamespace(namespace)
                .withName(name)
                .withLabels(Ownership.labels(Map.of()))
                .build();
    }

    private static Map<String, String> decoded(Secret secret) {
        var entries = new TreeMap<String, String>();
        Optional.ofNullable(secret.getData())
                .orElseGet(Map::of)
                .forEach((name, value) ->
                        entries.put(name, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
        return entries;
    }

    private static Map<String, String> encoded(Map<String, String> entries) {
        var data = new TreeMap<String, String>();
        entries.forEach((name, value) ->
                data.put(name, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
        return data;
    }

    @Override
    public Stored<Map<String, String>> read() {
        return Optional.ofNullable(client.resources(kind)
                        .inNamespace(meta.getNamespace())
                        .withName(meta.getName())
                        .get())
                .map(object -> new Stored<>(
                        entries(reading.apply(object)),
                        Optional.of(object.getMetadata().getResourceVersion())))
                .orElseGet(() -> new Stored<>(entries(Map.of()), Optional.empty()));
    }

    @Override
    public Optional<Stored<Map<String, String>>> write(Map<String, String> entries, Optional<String> version) {
        // `update` compares versions only if the object itself has one.
        var object = client.resource(writing.apply(
                new ObjectMetaBuilder(meta)
                        .withResourceVersion(version.orElse(null))
                        .build(),
                entries));
        try {
            var written = version.isPresent() ? object.update() : object.create();
            return Optional.of(
                    new Stored<>(entries, Optional.of(written.getMetadata().getResourceVersion())));
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT && e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static Map<String, String> entries(Map<String, String> entries) {
        return Collections.unmodifiableMap(new TreeMap<>(entries));
    }

    /** The entries with one set. */
    public static Map<String, String> with(Map<String, String> entries, String name, String value) {
        var next = new TreeMap<>(entries);
        next.put(name, value);
        return Collections.unmodifiableMap(next);
    }

    /** The entries without these. */
    public static Map<String, String> without(Map<String, String> entries, Iterable<String> names) {
        var next = new TreeMap<>(entries);
        names.forEach(next::remove);
        return Collections.unmodifiableMap(next);
    }
}
