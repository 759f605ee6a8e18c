package io.vivenuoperator.store.ledger;

import java.util.Optional;

/**
 * A ticket whose row changed.
 *
 * @param ticket its version now
 * @param known whether the ledger had it before
 * @param before its status before; empty for one that was not known, or gone
 * @param opening whether it is from before the region was watched, and is only now seen for the first time
 */
public record TicketChange(TicketRecord ticket, boolean known, Optional<LedgerStatus> before, boolean opening) {
    /** Whether it is new, or has another status than before; one that was gone and is back is neither. */
    public boolean isNewOrOfAnotherStatus() {
        return !known || before.filter(status -> status != ticket.status()).isPresent();
    }

    /** Whether it has become void. */
    public boolean isVoided() {
        return ticket.status() == LedgerStatus.INVALID
                && before.filter(status -> status != LedgerStatus.INVALID).isPresent();
    }
}
