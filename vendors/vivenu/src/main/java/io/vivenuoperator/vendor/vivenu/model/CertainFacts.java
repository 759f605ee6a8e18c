package io.vivenuoperator.vendor.vivenu.model;

import java.util.Optional;

/** What is certain of a record that can't be read whole. */
public sealed interface CertainFacts {
    /** An event without its list of ticket types: that is all of it that is no list. */
    record OfEvent(Event event) implements CertainFacts {}

    /**
     * A ticket's status, so that no invalidation is lost.
     *
     * @param id the ticket's
     * @param ticket what may be entered for a ticket nobody has seen yet: its event and type are certain, and one of its two
     *     times stands for both
     */
    record OfTicket(String id, TicketStatus status, Optional<Ticket> ticket) implements CertainFacts {}
}
