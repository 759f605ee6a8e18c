package io.vivenuoperator.store.historical;

import java.util.Optional;

/**
 * A ticket that is about to be sent.
 *
 * @param attempt the how manieth attempt of this sync it is, from 1
 * @param former the state that its row must have; empty if it must have none
 */
public record PastTicketClaim(
        String region, String eventId, String ticketId, String syncUid, int attempt, Optional<PastTicketState> former) {
    public PastTicketClaim {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempts are counted from 1");
        }
    }
}
