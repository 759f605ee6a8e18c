package io.vivenuoperator.simulator.world;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One event as it is at one instant.
 *
 * @param number its place in the seller's order of creation, from 0
 */
public record Event(
        int number,
        String id,
        String name,
        Venue venue,
        Instant start,
        Instant end,
        Instant sellStart,
        Instant sellEnd,
        Instant createdAt,
        Instant updatedAt,
        List<TicketType> types) {

    public Event {
        types = List.copyOf(types);
    }

    /** Whether a buyer can buy at that moment. */
    public boolean onSale(Instant at) {
        return !at.isBefore(sellStart) && at.isBefore(sellEnd);
    }

    /** The sum of the types' capacities; absent when a type has none. */
    public Optional<Integer> capacity() {
        return types.stream().anyMatch(type -> type.capacity().isEmpty())
                ? Optional.empty()
                : Optional.of(types.stream()
                        .flatMapToInt(type -> type.capacity().stream())
                        .sum());
    }

    /** The place of a ticket type within this event, or -1. */
    public int placeOf(String typeId) {
        return IntStream.range(0, types.size())
                .filter(place -> types.get(place).id().equals(typeId))
                .findFirst()
                .orElse(-1);
    }

    Event renamed(String newName, Instant at) {
        return new Event(number, id, newName, venue, start, end, sellStart, sellEnd, createdAt, at, types);
    }
}
