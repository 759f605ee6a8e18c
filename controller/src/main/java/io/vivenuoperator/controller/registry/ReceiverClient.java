package io.vivenuoperator.controller.registry;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Asks one receiver which registry it has loaded, and whether deliveries come in by it. */
@FunctionalInterface
public interface ReceiverClient {
    /** The revision, or empty when it does not answer, has loaded none, or one that the controller did not write. */
    OptionalLong of(String podIp);

    /**
     * When the receiver last took a delivery that the newest of the region's keys had signed.
     *
     * @param revision a receiver that has loaded an older one may have another newest key, and tells nothing
     * @return empty when there was none since it started, or when it can't tell, as older receivers can't
     */
    default Optional<Instant> lastDelivery(String podIp, String region, long revision) {
        return Optional.empty();
    }
}
