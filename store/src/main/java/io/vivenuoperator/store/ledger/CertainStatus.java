package io.vivenuoperator.store.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * What is certain of a ticket that could not be read whole.
 *
 * @param updatedAt Vivenu's; without it only INVALID counts, which a ticket does not come back from
 * @param ticket what is entered if the ledger does not know the ticket yet
 */
public record CertainStatus(
        String region,
        String ticketId,
        LedgerStatus status,
        Optional<Instant> updatedAt,
        Optional<TicketRecord> ticket) {}
