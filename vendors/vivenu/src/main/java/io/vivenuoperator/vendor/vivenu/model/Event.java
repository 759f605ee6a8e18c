package io.vivenuoperator.vendor.vivenu.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An event with its ticket types. Vivenu has no status for it: sellStart and sellEnd say when it sells.
 *
 * @param maxAmount the most tickets that may be sold, over all types
 * @param ticketTypes those with an id
 * @param listsAllTypes whether {@code ticketTypes} is complete: only then is a missing type a removed one
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
