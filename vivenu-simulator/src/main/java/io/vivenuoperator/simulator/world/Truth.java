package io.vivenuoperator.simulator.world;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The exact state of a seller at one instant: sold counts VALID and DETAILSREQUIRED; deleted events are absent.
 */
public record Truth(String seller, String sellerId, List<OfEvent> events) {
    public Truth {
        events = List.copyOf(events);
    }

    /** One event's counts; its capacity is the sum of its types', and absent if one of them has none. */
    public record OfEvent(
            String eventId,
            String name,
            Optional<Integer> capacity,
            int sold,
            List<OfType> ticketTypes,
            Announcement announcement) {
        public OfEvent {
            ticketTypes = List.copyOf(ticketTypes);
        }
    }

    /** The content of the event's page. */
    public record Announcement(
            Instant start,
            Instant end,
            Instant sellStart,
            Instant sellEnd,
            String timezone,
            String url,
            Instant updatedAt) {}

    /** One ticket type's counts. */
    public record OfType(String ticketTypeId, String name, BigDecimal price, OptionalInt capacity, int sold) {}

    /** Sold tickets of all events. */
    public int sold() {
        return events.stream().mapToInt(OfEvent::sold).sum();
    }
}
