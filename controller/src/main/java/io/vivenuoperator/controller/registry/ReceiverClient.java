package io.vivenuoperator.controller.registry;

import io.vivenuoperator.operator.confirmation.RevisionQuestion;
import java.time.Instant;
import java.util.Optional;

/** Asks one receiver which registry it has loaded and when its last delivery arrived. */
@FunctionalInterface
public interface ReceiverClient extends RevisionQuestion {
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
