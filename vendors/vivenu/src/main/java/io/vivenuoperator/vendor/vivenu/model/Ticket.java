package io.vivenuoperator.vendor.vivenu.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A ticket, without anything about its holder.
 *
 * @param ticketName the name of its type at the time of sale
 * @param price the price paid ({@code realPrice}), in major units
 * @param currency ISO 4217
 * @param originTicketId the ticket that it was made from, by a transfer for example
 */
public record Ticket(
        String id,
        Optional<String> sellerId,
        String eventId,
        String ticketTypeId,
        String ticketName,
        TicketStatus status,
        Optional<BigDecimal> price,
        Optional<String> currency,
        Optional<TicketOrigin> origin,
        Optional<String> originTicketId,
        Instant createdAt,
        Instant updatedAt) {}
