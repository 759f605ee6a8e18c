package io.vivenuoperator.store.event;

import java.time.Instant;

/**
 * Vivenu reported that an event was deleted.
 *
 * @param updatedAt the deleted version's; if Vivenu gave none, the time of the delivery
 */
public record EventDeletion(String region, String eventId, Instant updatedAt) {
    public EventDeletion {
        if (region.isBlank() || eventId.isBlank()) {
            throw new IllegalArgumentException("region and eventId must not be blank");
        }
    }
}
