package io.vivenuoperator.simulators.eventbrite.world;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody bought.
 *
 * @param buyer as {@link Attendee#profile}
 * @param status {@code placed} or {@code refunded}
 */
public record Order(
        String id, String eventId, Map<String, String> buyer, String status, Instant created, Instant changed)
        implements Changing {
    public Order {
        buyer = Map.copyOf(buyer);
    }

    /** A field of the buyer. */
    public Optional<String> field(String name) {
        return Optional.ofNullable(buyer.get(name));
    }

    /** The same with another status. */
    Order with(String other, Instant now) {
        return new Order(id, eventId, buyer, other, created, now);
    }

    @Override
    public String toString() {
        return "Order[" + id + "]";
    }
}
