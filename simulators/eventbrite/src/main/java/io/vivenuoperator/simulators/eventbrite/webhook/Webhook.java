package io.vivenuoperator.simulators.eventbrite.webhook;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A registered webhook. There is no secret: nothing is signed. */
public record Webhook(String id, String endpointUrl, Set<String> actions, Optional<String> eventId, Instant created) {
    /** What may be asked for. */
    public static final Set<String> ACTIONS = Set.of(
            "attendee.checked_in",
            "attendee.checked_out",
            "attendee.updated",
            "event.created",
            "event.published",
            "event.updated",
            "event.unpublished",
            "order.placed",
            "order.refunded",
            "order.updated",
            "organizer.updated",
            "ticket_class.created",
            "ticket_class.deleted",
            "ticket_class.updated",
            "venue.updated");

    public Webhook {
        actions = Set.copyOf(actions);
    }

    /** Whether it wants to know of this. */
    public boolean wants(String action, String event) {
        return actions.contains(action) && eventId.map(event::equals).orElse(true);
    }
}
