package io.vivenuoperator.store.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The public facts that are stored of an event.
 *
 * @param sellStart when sales open, Vivenu's {@code sellStart}
 * @param timezone IANA name of the venue's time zone
 * @param updatedAt Vivenu's; of two versions the newer is stored
 * @param listsAllTypes whether {@code ticketTypes} is complete; if not, no missing type counts as removed
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

    /** An event that lists all its types. */
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
