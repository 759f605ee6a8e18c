package io.vivenuoperator.controller.registry;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vivenuoperator.controller.naming.Labels;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The Secret that the receivers mount. Read, changed and written under its resource version, so that no change is lost. */
public final class RegistrySecret {
    static final String REGIONS = "regions.json";
    static final String ROTATIONS = "rotations.json";
    private static final int TRIES = 5;

    private final KubernetesClient client;
    private final String namespace;
    private final String name;
    private final Clock clock;

    public RegistrySecret(KubernetesClient client, String namespace, String name, Clock clock) {
        this.client = client;
        this.namespace = namespace;
        this.name = name;
        this.clock = clock;
    }

    /** The document after the change; written only when it differs. One writer at a time in this process. */
    synchronized RegistryDocument change(UnaryOperator<SortedMap<String, RegistryEntry>> change) {
        for (var attempt = 1; ; attempt++) {
            var stored = stored();
            var before = stored.map(RegistrySecret::document).orElseGet(RegistryDocument::empty);
            var after = before.changed(clock.instant(), change);
            if (after.equals(before)) {
                return before;
            }
            try {
                write(after, stored);
                return after;
            } catch (KubernetesClientException e) {
                if (e.getCode() != HttpURLConnection.HTTP_CONFLICT || attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Receivers become ready with a registry, be it an empty one. The revision that is there now. */
    long ensureExists() {
        var stored = stored();
        if (stored.isPresent()) {
            return document(stored.get()).revision();
        }
        var empty = new RegistryDocument(clock.millis(), new TreeMap<>());
        try {
            write(empty, Optional.empty());
            return empty.revision();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            return stored().map(RegistrySecret::document).orElse(empty).revision();
        }
    }

    private Optional<Secret> stored() {
        return Optional.ofNullable(
                client.secrets().inNamespace(namespace).withName(name).get());
    }

    private void write(RegistryDocument document, Optional<Secret> stored) {
        var base = stored.map(SecretBuilder::new).orElseGet(this::fresh);
        var secret = base.withStringData(Map.of(REGIONS, document.regionsJson(), ROTATIONS, document.rotationsJson()))
                .build();
        if (stored.isPresent()) {
            client.resource(secret)
                    .lockResourceVersion(secret.getMetadata().getResourceVersion())
                    .update();
        } else {
            client.resource(secret).create();
        }
    }

    private SecretBuilder fresh() {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .withLabels(Map.of(Labels.MANAGED_BY, Labels.MANAGER))
                .endMetadata()
                .withType("Opaque");
    }

    private static RegistryDocument document(Secret secret) {
        return RegistryDocument.parse(text(secret, REGIONS), text(secret, ROTATIONS));
    }

    private static String text(Secret secret, String key) {
        var data = Optional.ofNullable(secret.getData()).orElseGet(Map::of);
        return new String(Base64.getDecoder().decode(data.getOrDefault(key, "e30=")), StandardCharsets.UTF_8);
    }
}
