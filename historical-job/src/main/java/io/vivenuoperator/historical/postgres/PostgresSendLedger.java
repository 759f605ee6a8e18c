package io.vivenuoperator.historical.postgres;

import io.vivenuoperator.historical.delivery.SendLedger;
import io.vivenuoperator.store.historical.ClaimVerdict;
import io.vivenuoperator.store.historical.EndpointLease;
import io.vivenuoperator.store.historical.LedgerEntry;
import io.vivenuoperator.store.historical.PastTicketClaim;
import io.vivenuoperator.store.historical.PastTicketClaims;
import io.vivenuoperator.store.historical.PastTicketState;
import java.time.Duration;
import java.util.Optional;

/** Claims under a lease. */
public final class PostgresSendLedger implements SendLedger {
    private final PatientDatabase database;
    private final EndpointLease.Acquired lease;
    private final String region;
    private final Duration interval;
    private final PastTicketClaims claims = new PastTicketClaims();

    /**
     * Claims of one region's tickets.
     *
     * @param interval between the beginnings of two sends
     */
    public PostgresSendLedger(
            PatientDatabase database, EndpointLease.Acquired lease, String region, Duration interval) {
        this.database = database;
        this.lease = lease;
        this.region = region;
        this.interval = interval;
    }

    @Override
    public Optional<LedgerEntry> entry(String ticketId) {
        return database.inTransaction(tx -> claims.ledgerEntry(tx, region, ticketId));
    }

    @Override
    public ClaimVerdict claim(PastTicketClaim claim) {
        return database.inTransaction(tx -> claims.claim(tx, lease, claim, interval, EndpointHold.LEASE));
    }

    @Override
    public void settle(PastTicketClaim claim, PastTicketState state, String answer) {
        database.inTransaction(tx -> claims.settle(tx, lease, claim, state, answer));
    }

    @Override
    public void release(PastTicketClaim claim, String answer) {
        database.inTransaction(tx -> claims.release(tx, lease, claim, answer));
    }
}
