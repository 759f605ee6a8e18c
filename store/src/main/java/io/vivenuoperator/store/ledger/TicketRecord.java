package io.vivenuoperator.store.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * The facts that are stored of a ticket: no person, no secret, no barcode.
 *
 * @param ticketTypeName Vivenu's {@code ticketName}; used as the name of a type that its event does not list
 * @param price the price paid, in major units
 * @param currency ISO 4217
 * @param ancestry by which a ticket of today leads back to when its place was sold
 * @param createdAt Vivenu's; a ticket from before the region was watched counts towards the opening balance, not as a sale
 * @param updatedAt Vivenu's; of two versions the newer is stored
 */
public record TicketRecord(
        String region,
        String ticketId,
        String eventId,
        String ticketTypeId,
        String ticketTypeName,
        LedgerStatus status,
        Optional<BigDecimal> price,
        Optional<String> currency,
        TicketAncestry ancestry,
        Instant createdAt,
        Instant updatedAt) {
    public TicketRecord {
        if (region.isBlank() || ticketId.isBlank() || eventId.isBlank() || ticketTypeId.isBlank()) {
            throw new IllegalArgumentException("region, ticketId, eventId and ticketTypeId must not be blank");
        }
    }
}
