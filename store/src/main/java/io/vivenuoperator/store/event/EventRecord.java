package io.vivenuoperator.store.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The public facts of an event that we keep.
 *
 * @param sellStart when sales open, Vivenu's {@code sellStart}
 * @param timezone IANA name of the venue's zone
 * @param updatedAt Vivenu's; of two versions the newer is kept
 * @param listsAllTypes whether {@code ticketTypes} are all that the event has; if not, none is taken for removed
 */
public record EventRecord(
        String region,
        String eventId,
        String name,
        Optional<Instant> start,
        Optional<Instant> end,
        Optional<Instant> sellStart,
        Optional<Instant> sellEnd,
        Optional<String> timezone,
        Optional<String> sellerId,
        Optional<String> url,
        Instant updatedAt,
        List<TicketTypeRecord> ticketTypes,
        boolean listsAllTypes) {
    public EventRecord {
        if (region.isBlank() || eventId.isBlank()) {
            throw new IllegalArgumentException("region and eventId must not be blank");
        }
        ticketTypes = List.copyOf(ticketTypes);
    }

    /** One that lists all its types. */
    public EventRecord(
            String region,
            String eventId,
            String name,
            Optional<Instant> start,
            Optional<Instant> end,
            Optional<Instant> sellStart,
            Optional<Instant> sellEnd,
            Optional<String> timezone,
            Optional<String> sellerId,
            Optional<String> url,
            Instant updatedAt,
            List<TicketTypeRecord> ticketTypes) {
        this(
                region,
                eventId,
                name,
                start,
                end,
                sellStart,
                sellEnd,
                timezone,
                sellerId,
                url,
                updatedAt,
                ticketTypes,
                true);
    }
}
