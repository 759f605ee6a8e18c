package io.vivenuoperator.controller.credentials;

import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.vendor.vivenu.api.ApiKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last usable API key of each region, kept while the region exists: when a namespace is deleted, its Secret may go
 * before the region. In memory only; a user's key is stored nowhere but in the user's Secret.
 */
public final class KnownKeys {
    private final Map<String, Known> keys = new ConcurrentHashMap<>();

    /** A key belongs to the URL it was given for; no other host may receive it. */
    private record Known(String apiUrl, ApiKey key) {}

    /** Remembers a key that Vivenu accepted or could not be asked about. A refused key never replaces an accepted one. */
    public void learn(VivenuRegion region, RegionCredentials credentials) {
        if (!credentials.finding().isFalse()) {
            credentials.key().ifPresent(key -> learn(region, key));
        }
    }

    /** Remembers a key if none is known yet. */
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

    /** Called when the region is gone. */
    public void forget(VivenuRegion region) {
        keys.remove(region.getMetadata().getUid());
    }
}
