package io.vivenuoperator.historical.delivery;

import io.vivenuoperator.store.historical.ClaimVerdict;
import io.vivenuoperator.store.historical.LedgerEntry;
import io.vivenuoperator.store.historical.PastTicketClaim;
import io.vivenuoperator.store.historical.PastTicketState;
import java.util.Optional;

/**
 * What is known of tickets at an endpoint. Each change is committed when its method returns.
 *
 * <p>Each method throws {@link io.vivenuoperator.platform.database.DatabaseException} when the database stays away.
 */
public interface SendLedger {
    /** The ticket as polls and webhooks have it; empty if they don't. */
    Optional<LedgerEntry> entry(String ticketId);

    ClaimVerdict claim(PastTicketClaim claim);

    /**
     * Records how a claimed ticket ended.
     *
     * @param answer the status, or why there is none
     */
    void settle(PastTicketClaim claim, PastTicketState state, String answer);

    /** The ticket certainly did not arrive, and may be sent again by whoever comes. */
    void release(PastTicketClaim claim, String answer);
}
