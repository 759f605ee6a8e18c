package io.vivenuoperator.client.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A ticket, without anything about its holder.
 *
 * @param ticketName the name of its type when it was sold
 */
public record Ticket(
        String id,
        Optional<String> sellerId,
        String eventId,
        String ticketTypeId,
        String ticketName,
        TicketStatus status,
        Instant createdAt,
        Instant updatedAt) {}
