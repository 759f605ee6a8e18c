package io.vivenuoperator.vendor.vivenu.model;

import java.util.Optional;

/** What could be read of a record that is not readable as a whole. */
public sealed interface CertainFacts {
    /** An event without its list of ticket types, because that is not a list. */
    record OfEvent(Event event) implements CertainFacts {}

    /**
     * A ticket's status, so that no invalidation is lost.
     *
     * @param id the ticket's id
     * @param ticket the record for a ticket that is not known yet: its event and type could be read, and one of its two
     * times is used for both
     */
    record OfTicket(String id, TicketStatus status, Optional<Ticket> ticket) implements CertainFacts {}
}
