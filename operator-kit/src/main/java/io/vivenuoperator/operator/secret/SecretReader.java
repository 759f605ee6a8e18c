package io.vivenuoperator.operator.secret;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Reads the Secrets that resources refer to, once per version. The caller says which version is the newest: the watch
 * covers all Secrets, but without their content.
 */
public final class SecretReader {
    private final KubernetesClient client;
    private final Optional<String> selector;
    private final boolean onlyByName;
    private final Map<String, Secret> read = new ConcurrentHashMap<>();

    /**
     * @param selector by their labels, which Secrets exist for it; absent: all
     * @param onlyByName whether it may list none, and has to look at the labels itself
     */
    public SecretReader(KubernetesClient client, Optional<String> selector, boolean onlyByName) {
        this.client = client;
        this.selector = selector;
        this.onlyByName = onlyByName;
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
        if (onlyByName) {
            return byName(namespace, name);
        }
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

    /** By a plain read of its name, which needs no right to list; one without the labels is as good as absent. */
    Optional<Secret> byName(String namespace, String name) {
        var found = Optional.ofNullable(
                        client.secrets().inNamespace(namespace).withName(name).get())
                .filter(this::isSelected)
                .map(SecretReader::withoutTheRest);
        found.ifPresentOrElse(secret -> read.put(id(namespace, name), secret), () -> forget(namespace, name));
        return found;
    }

    Optional<Secret> lastRead(String namespace, String name) {
        return Optional.ofNullable(read.get(id(namespace, name)));
    }

    /** What a Secret needs to be found, in words for a person. */
    String condition() {
        return selector.map(labels -> " with the label " + labels).orElse("");
    }

    private boolean isSelected(Secret secret) {
        var labels = Optional.ofNullable(secret.getMetadata().getLabels()).orElseGet(Map::of);
        return selector.stream()
                .flatMap(Pattern.compile(",")::splitAsStream)
                .map(label -> label.split("=", 2))
                .allMatch(label -> label[label.length - 1].equals(labels.get(label[0])));
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
