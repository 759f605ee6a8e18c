package io.vivenuoperator.simulator.world;

/** A change of a seller's data that webhooks are notified of. */
public sealed interface Change {
    /** The name on the wire, for example {@code ticket.created}. */
    String type();

    /** A ticket was created or changed; this is its state afterwards. */
    record OfTicket(String type, Ticket ticket, Event event) implements Change {}

    /** An event was created, changed or deleted; this is its last state. */
    record OfEvent(String type, Event event) implements Change {}

    static Change ticketCreated(Ticket ticket, Event event) {
        return new OfTicket("ticket.created", ticket, event);
    }

    static Change ticketUpdated(Ticket ticket, Event event) {
        return new OfTicket("ticket.updated", ticket, event);
    }

    static Change eventCreated(Event event) {
        return new OfEvent("event.created", event);
    }

    static Change eventUpdated(Event event) {
        return new OfEvent("event.updated", event);
    }

    static Change eventDeleted(Event event) {
        return new OfEvent("event.deleted", event);
    }
}
