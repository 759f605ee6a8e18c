package io.vivenuoperator.store.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * What could still be read of an unreadable ticket.
 *
 * @param updatedAt Vivenu's; without it only INVALID counts, because that status is final
 * @param ticket stored if the ledger does not have the ticket yet
 */
public record CertainStatus(
        String region,
        String ticketId,
        LedgerStatus status,
        Optional<Instant> updatedAt,
        Optional<TicketRecord> ticket) {}
