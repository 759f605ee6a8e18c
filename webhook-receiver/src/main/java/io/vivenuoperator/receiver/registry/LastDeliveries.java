package io.vivenuoperator.receiver.registry;

import io.vivenuoperator.vendor.vivenu.signature.SigningKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When each region's newest key last signed a delivery that was taken. Who enters a webhook at Vivenu by hand is known to have
 * done so by that, and by nothing else. Forgotten with the process: the controller remembers what it was told.
 */
public final class LastDeliveries {
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    private record Seen(SigningKey key, Instant at) {}

    /**
     * A delivery was taken.
     *
     * @param region as it stood in the registry when the signature was checked
     * @param keyPosition which of its keys had signed; only the newest, 0, counts
     */
    public void taken(RegisteredRegion region, int keyPosition, Instant receivedAt) {
        if (keyPosition == 0) {
            region.newestKey().ifPresent(key -> seen.put(region.name(), new Seen(key, receivedAt)));
        }
    }

    /** Empty since the start, and again from the moment that the region has another newest key. */
    public Optional<Instant> of(RegisteredRegion region) {
        return Optional.ofNullable(seen.get(region.name()))
                .filter(last -> region.newestKey().filter(last.key()::equals).isPresent())
                .map(Seen::at);
    }
}
