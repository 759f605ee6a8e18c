package io.vivenuoperator.historical.delivery;

import io.vivenuoperator.store.historical.ClaimVerdict;
import io.vivenuoperator.store.historical.LedgerEntry;
import io.vivenuoperator.store.historical.PastTicketClaim;
import io.vivenuoperator.store.historical.PastTicketState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Rows in memory, by the rules of the real ones. */
final class MemoryLedger implements SendLedger {
    private final Map<String, PastTicketState> states = new LinkedHashMap<>();
    private final Map<String, LedgerEntry> entries = new HashMap<>();
    private boolean isLost;

    void has(String ticketId, PastTicketState state) {
        states.put(ticketId, state);
    }

    void knows(String ticketId, LedgerEntry entry) {
        entries.put(ticketId, entry);
    }

    void lose() {
        isLost = true;
    }

    /** By ticket; one without a row is not there. */
    Map<String, PastTicketState> states() {
        return states;
    }

    @Override
    public Optional<LedgerEntry> entry(String ticketId) {
        return Optional.ofNullable(entries.get(ticketId));
    }

    @Override
    public ClaimVerdict claim(PastTicketClaim claim) {
        if (isLost) {
            return new ClaimVerdict.LeaseLost();
        }
        if (!Optional.ofNullable(states.get(claim.ticketId())).equals(claim.former())) {
            return new ClaimVerdict.AlreadySettled();
        }
        states.put(claim.ticketId(), PastTicketState.CLAIMED);
        return new ClaimVerdict.Claimed();
    }

    @Override
    public void settle(PastTicketClaim claim, PastTicketState state, String answer) {
        states.put(claim.ticketId(), state);
    }

    @Override
    public void release(PastTicketClaim claim, String answer) {
        if (claim.former().equals(Optional.of(PastTicketState.IN_DOUBT))) {
            states.put(claim.ticketId(), PastTicketState.IN_DOUBT);
        } else {
            states.remove(claim.ticketId());
        }
    }
}
