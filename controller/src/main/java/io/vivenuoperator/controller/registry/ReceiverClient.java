package io.vivenuoperator.controller.registry;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Asks one receiver which registry it has loaded and when its last delivery arrived. */
@FunctionalInterface
public interface ReceiverClient {
    /** The revision; empty if the receiver does not answer, has loaded none, or one that the controller did not write. */
    OptionalLong of(String podIp);

    /**
     * When the receiver last accepted a delivery signed with the newest of the region's keys.
     *
     * @param revision receivers that have loaded an older one may have another newest key, and are ignored
     * @return empty if there was none since it started, or if it is too old to report it
     */
    default Optional<Instant> lastDelivery(String podIp, String region, long revision) {
        return Optional.empty();
    }
}
