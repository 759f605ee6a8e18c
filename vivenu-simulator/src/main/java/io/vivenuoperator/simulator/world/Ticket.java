package io.vivenuoperator.simulator.world;

/**
 * One ticket as it is at one instant. Holder, secret and barcode follow from its number when they are rendered, so
 * that a world can hold a million of them.
 *
 * @param number its place in the seller's order of creation, from 0
 * @param event the event's number
 * @param type the ticket type's place within the event
 * @param version how often it was changed ({@code __v})
 * @param createdAt milliseconds since the epoch
 * @param updatedAt milliseconds since the epoch
 */
public record Ticket(
        int number, int event, int type, TicketStatus status, int version, long createdAt, long updatedAt) {}
