package io.vivenuoperator.simulator.world;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The state of an event at one instant.
 *
 * @param number its position in the seller's order of creation, from 0
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

    /** Whether tickets are on sale at that moment. */
    public boolean onSale(Instant at) {
        return !at.isBefore(sellStart) && at.isBefore(sellEnd);
    }

    /** The sum of the types' capacities; absent if a type has none. */
    public Optional<Integer> capacity() {
        return types.stream().anyMatch(type -> type.capacity().isEmpty())
                ? Optional.empty()
                : Optional.of(types.stream()
                        .flatMapToInt(type -> type.capacity().stream())
                        .sum());
    }

    /** The last part of its page's URL. */
    public String url() {
        return "race-" + (number + 1);
    }

    /** The same event as if created at that moment, with its sale open immediately. */
    Event openedAt(Instant at) {
        return new Event(number, id, name, venue, start, end, at, sellEnd, at, at, types);
    }

    Event renamed(String newName, Instant at) {
        return new Event(number, id, newName, venue, start, end, sellStart, sellEnd, createdAt, at, types);
    }
}
