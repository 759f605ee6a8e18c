package io.vivenuoperator.store.event;

import java.time.Instant;

/**
 * Vivenu said that an event was deleted.
 *
 * @param updatedAt of the deleted version; when Vivenu gave none, when the delivery came
 */
public record EventDeletion(String region, String eventId, Instant updatedAt) {
    public EventDeletion {
        if (region.isBlank() || eventId.isBlank()) {
            throw new IllegalArgumentException("region and eventId must not be blank");
        }
    }
}
