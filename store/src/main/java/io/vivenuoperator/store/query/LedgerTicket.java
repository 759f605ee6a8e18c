package io.vivenuoperator.store.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A ticket of the ledger: no person, no secret, no barcode.
 *
 * @param status Vivenu's; empty for one that is not known here
 * @param createdAt by Vivenu's clock
 * @param goneAt since when it is not at Vivenu any more
 */
public record LedgerTicket(
        String ticketId,
        String ticketTypeId,
        Optional<String> status,
        Optional<BigDecimal> price,
        Optional<String> currency,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> goneAt) {
    /** Where a ticket stands in the ledger of its event. */
    public record Place(Instant createdAt, String ticketId) {}

    public Place place() {
        return new Place(createdAt, ticketId);
    }
}
