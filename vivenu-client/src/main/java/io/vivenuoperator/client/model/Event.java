package io.vivenuoperator.client.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An event with its ticket types. Vivenu has no status on it: when it sells follows from sellStart and sellEnd.
 *
 * @param maxAmount the most tickets that may be sold over all types
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
        OptionalInt maxAmount,
        Optional<Instant> createdAt,
        Optional<Instant> updatedAt,
        List<TicketType> ticketTypes) {

    public Event {
        ticketTypes = List.copyOf(ticketTypes);
    }
}
