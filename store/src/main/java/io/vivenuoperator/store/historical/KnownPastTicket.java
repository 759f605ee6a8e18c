package io.vivenuoperator.store.historical;

/**
 * A ticket that an endpoint was sent, or may have been.
 *
 * @param syncUid of the sync that sent it last
 */
public record KnownPastTicket(String ticketId, PastTicketState state, String syncUid) {}
