package io.vivenuoperator.controller.credentials;

import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.vendor.vivenu.api.ApiKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The API key that was last of use for each region, for as long as the region lives: a namespace that is deleted may lose the
 * Secret before the region. In memory only; the user's key is stored where the user put it and nowhere else.
 */
public final class KnownKeys {
    private final Map<String, Known> keys = new ConcurrentHashMap<>();

    /** A key is for the address it was given for; another one must not learn it. */
    private record Known(String apiUrl, ApiKey key) {}

    /** Vivenu took the key, or could not be asked; a key that it refuses replaces none that it took. */
    public void learn(VivenuRegion region, Credentials credentials) {
        if (!credentials.finding().isFalse()) {
            credentials.key().ifPresent(key -> learn(region, key));
        }
    }

    /** Nothing better is known of the region yet. */
    public void learnFirst(VivenuRegion region, ApiKey key) {
        if (of(region).isEmpty()) {
            learn(region, key);
        }
    }

    private void learn(VivenuRegion region, ApiKey key) {
        keys.put(region.getMetadata().getUid(), new Known(region.getSpec().apiUrl(), key));
    }

    public Optional<ApiKey> of(VivenuRegion region) {
        return Optional.ofNullable(keys.get(region.getMetadata().getUid()))
                .filter(known -> known.apiUrl().equals(region.getSpec().apiUrl()))
                .map(Known::key);
    }

    /** The region is gone. */
    public void forget(VivenuRegion region) {
        keys.remove(region.getMetadata().getUid());
    }
}
