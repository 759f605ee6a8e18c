package io.vivenuoperator.vendor.vivenu.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An event with its ticket types. Vivenu has no status on it: when it sells follows from sellStart and sellEnd.
 *
 * @param maxAmount the most tickets that may be sold over all types
 * @param ticketTypes those that can be told from each other
 * @param listsAllTypes whether these are all it has: a type that is not among them was removed only then
 */
public record Event(
        String id,
        Optional<String> sellerId,
        String name,
        Optional<Instant> start,
        Optional<Instant> end,
        Optional<Instant> sellStart,
        Optional<Instant> sellEnd,
        Optional<String> timezone,
        Optional<String> url,
        Optional<Integer> maxAmount,
        Optional<Instant> createdAt,
        Optional<Instant> updatedAt,
        List<TicketType> ticketTypes,
        boolean listsAllTypes) {
    public Event {
        ticketTypes = List.copyOf(ticketTypes);
    }
}
