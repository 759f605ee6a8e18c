package io.vivenuoperator.simulator.world;

import java.util.OptionalInt;

/**
 * The state of a ticket at one instant. Holder, secret and barcode are derived from its number when it is rendered, so that
 * a world can contain a million tickets.
 *
 * @param number its position in the seller's order of creation, from 0
 * @param event the event's number
 * @param type the ticket type's position within the event
 * @param madeFrom the number of the ticket from which it was transferred
 * @param version how often it has changed ({@code __v})
 * @param createdAt milliseconds since the epoch
 * @param updatedAt milliseconds since the epoch
 */
public record Ticket(
        int number,
        int event,
        int type,
        TicketStatus status,
        OptionalInt madeFrom,
        int version,
        long createdAt,
        long updatedAt) {}
