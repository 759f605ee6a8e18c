package io.vivenuoperator.receiver.registry;

import io.vivenuoperator.vendor.vivenu.signature.SigningKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When each region's newest key last signed an accepted delivery. This is the only sign that a webhook was entered manually
 * at Vivenu. Lost with the process; the controller remembers it.
 */
public final class LastDeliveries {
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    private record Seen(SigningKey key, Instant at) {}

    /**
     * A delivery was accepted.
     *
     * @param region the registry entry at the time of the signature check
     * @param keyPosition the key's position in it; only the newest, 0, counts
     */
    public void taken(RegisteredRegion region, int keyPosition, Instant receivedAt) {
        if (keyPosition == 0) {
            region.newestKey().ifPresent(key -> seen.put(region.name(), new Seen(key, receivedAt)));
        }
    }

    /** Empty since the start, and again once the region has another newest key. */
    public Optional<Instant> of(RegisteredRegion region) {
        return Optional.ofNullable(seen.get(region.name()))
                .filter(last -> region.newestKey().filter(last.key()::equals).isPresent())
                .map(Seen::at);
    }
}
