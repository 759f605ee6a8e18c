package io.vivenuoperator.simulators.eventbrite.world;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Who has a ticket.
 *
 * @param key the name by which a test knows him
 * @param profile {@code first_name}, {@code last_name}, {@code email}, {@code cell_phone}, {@code city}, as far as he gave them
 * @param status {@code attending}, {@code not_attending} or {@code unpaid}
 */
public record Attendee(
        String id,
        String key,
        String eventId,
        String orderId,
        Map<String, String> profile,
        String ticket,
        String status,
        boolean checkedIn,
        Instant created,
        Instant changed)
        implements Changing {
    public Attendee {
        profile = Map.copyOf(profile);
    }

    /** A field of the profile. */
    public Optional<String> field(String name) {
        return Optional.ofNullable(profile.get(name));
    }

    /** Whether the ticket is void. */
    public boolean cancelled() {
        return status.equals("not_attending");
    }

    @Override
    public String toString() {
        return "Attendee[" + id + "]";
    }
}
