package io.vivenuoperator.controller.registry;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vivenuoperator.operator.ownership.Ownership;
import io.vivenuoperator.operator.shared.DocumentHome;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The Secret that the receivers mount. Written with the resource version it was read with, so that no change is lost. */
public final class RegistrySecret implements DocumentHome<RegistryDocument> {
    static final String REGIONS = "regions.json";
    static final String ROTATIONS = "rotations.json";
    static final String REGISTRATIONS = "registrations.json";
    static final String ENTERED = "entered.json";

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

    /** @throws IllegalStateException if someone else changed the content, which is not quoted */
    @Override
    public Stored<RegistryDocument> read() {
        return Optional.ofNullable(
                        client.secrets().inNamespace(namespace).withName(name).get())
                .map(secret -> new Stored<>(
                        document(secret), Optional.of(secret.getMetadata().getResourceVersion())))
                .orElseGet(() -> new Stored<>(RegistryDocument.empty(), Optional.empty()));
    }

    @Override
    public Optional<Stored<RegistryDocument>> write(RegistryDocument document, Optional<String> version) {
        var secret = client.resource(secret(document, version));
        try {
            var written = version.isPresent() ? secret.update() : secret.create();
            return Optional.of(
                    new Stored<>(document, Optional.of(written.getMetadata().getResourceVersion())));
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT && e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
            return Optional.empty();
        }
    }

    @Override
    public RegistryDocument afterLoss(RegistryDocument last) {
        return last.renewed(clock.instant());
    }

    /** Creates an empty registry if there is none, because receivers become ready only with one. Returns the current revision. */
    long ensureExists() {
        var stored = read();
        if (stored.version().isPresent()) {
            return stored.document().revision();
        }
        var empty = new RegistryDocument(clock.millis(), new TreeMap<>());
        return write(empty, Optional.empty()).orElseGet(this::read).document().revision();
    }

    /** `update` compares versions only if the object itself has one. */
    private Secret secret(RegistryDocument document, Optional<String> version) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .withResourceVersion(version.orElse(null))
                .withLabels(Ownership.labels(Map.of()))
                .endMetadata()
                .withType("Opaque")
                .withStringData(Map.of(
                        REGIONS, document.regionsJson(),
                        ROTATIONS, document.rotationsJson(),
                        REGISTRATIONS, document.registrationsJson(),
                        ENTERED, document.enteredJson()))
                .build();
    }

    private static RegistryDocument document(Secret secret) {
        return RegistryDocument.parse(
                text(secret, REGIONS, "{\"regions\":[]}"),
                text(secret, ROTATIONS, "{}"),
                text(secret, REGISTRATIONS, "[]"),
                text(secret, ENTERED, "{}"));
    }

    private static String text(Secret secret, String key, String absent) {
        return Optional.ofNullable(secret.getData())
                .flatMap(data -> Optional.ofNullable(data.get(key)))
                .map(encoded -> new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8))
                .orElse(absent);
    }
}
