package io.vivenuoperator.operator.secret;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the Secrets that resources refer to, once per version. The caller says which version is the newest: the watch
 * covers all Secrets, but without their content.
 */
public final class SecretReader {
    private final KubernetesClient client;
    private final Optional<String> selector;
    private final Map<String, Secret> read = new ConcurrentHashMap<>();

    /** @param selector by their labels, which Secrets exist for it; absent: all */
    public SecretReader(KubernetesClient client, Optional<String> selector) {
        this.client = client;
        this.selector = selector;
    }

    Optional<String> selector() {
        return selector;
    }

    /**
     * The newest version of the Secret; empty if it has been deleted since.
     *
     * @param newest name, namespace and version, from the watch
     */
    public Optional<Secret> read(ObjectMeta newest) {
        var id = id(newest.getNamespace(), newest.getName());
        var known = Optional.ofNullable(read.get(id))
                .filter(secret -> secret.getMetadata().getResourceVersion().equals(newest.getResourceVersion()));
        return known.or(() -> request(newest.getNamespace(), newest.getName()));
    }

    /** Reads without knowing the newest version from a watch; also empty if reading is forbidden. */
    public Optional<Secret> readNow(String namespace, String name) {
        try {
            return request(namespace, name);
        } catch (KubernetesClientException e) {
            return Optional.empty();
        }
    }

    private Optional<Secret> request(String namespace, String name) {
        var found = stored(namespace, name).map(SecretReader::withoutTheRest);
        found.ifPresentOrElse(secret -> read.put(id(namespace, name), secret), () -> forget(namespace, name));
        return found;
    }

    private Optional<Secret> stored(String namespace, String name) {
        var secrets = client.secrets().inNamespace(namespace);
        if (selector.isEmpty()) {
            return Optional.ofNullable(secrets.withName(name).get());
        }
        return secrets.withField("metadata.name", name).withLabelSelector(selector.get()).list().getItems().stream()
                .findFirst();
    }

    /** Drops annotations and managed fields, which may be as large as the Secret or larger. */
    private static Secret withoutTheRest(Secret secret) {
        var meta = secret.getMetadata();
        return new SecretBuilder()
                .withNewMetadata()
                .withName(meta.getName())
                .withNamespace(meta.getNamespace())
                .withResourceVersion(meta.getResourceVersion())
                .endMetadata()
                .withData(secret.getData())
                .build();
    }

    /** Called when the resource that needed it, or the Secret itself, is gone. */
    public void forget(String namespace, String name) {
        read.remove(id(namespace, name));
    }

    private static String id(String namespace, String name) {
        return namespace + "/" + name;
    }
}
