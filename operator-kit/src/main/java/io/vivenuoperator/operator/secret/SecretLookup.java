package io.vivenuoperator.operator.secret;

import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The Secrets that a resource refers to, by name; always read from a cache. */
@FunctionalInterface
public interface SecretLookup {
    Optional<Secret> find(String name);

    /** What a Secret needs beside its name to be found, in words for a person; empty if nothing. */
    default String condition() {
        return "";
    }

    /** The value under one key of a Secret. */
    default SecretValue read(String name, String key) {
        return find(name)
                .map(secret -> read(secret, key))
                .orElseGet(
                        () -> new SecretValue.NoSecret("Secret " + name + " does not exist in the resource's namespace"
                                + condition() + ": create it with the key " + key + "."));
    }

    /** The value under one key of this Secret. */
    static SecretValue read(Secret secret, String key) {
        var name = secret.getMetadata().getName();
        var data = Optional.ofNullable(secret.getData()).orElseGet(Map::of);
        var encoded = data.get(key);
        if (encoded == null) {
            return new SecretValue.NoValue(
                    "Secret " + name + " has no key " + key + ": add it, or refer to the right key.");
        }
        var value = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8).strip();
        if (value.isEmpty()) {
            return new SecretValue.NoValue("Secret " + name + " has an empty value under " + key + ": set one.");
        }
        return new SecretValue.Found(value, name + "@" + secret.getMetadata().getResourceVersion());
    }
}
