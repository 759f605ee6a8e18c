package io.vivenuoperator.store.historical;

import io.helidon.dbclient.DbRow;
import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.RowInstants;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of past tickets at an endpoint: claimed before they are sent, settled after the answer. Whoever was killed in
 * between leaves a claim, and the next holder of the endpoint's lease takes that for in doubt.
 */
public final class PastTicketClaims {
    private static final NamedStatements SQL = NamedStatements.of(PastTicketClaims.class);
    /** No row has it. */
    private static final String NO_STATE = "";

    /**
     * Takes every claim of earlier holders for in doubt.
     *
     * @return the tickets' ids
     */
    public List<String> doubtEarlier(Connection tx, EndpointLease.Acquired lease) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("doubt")
                        .addParam("endpoint", lease.endpoint())
                        .addParam("token", lease.token())
                        .execute()
                        .map(row -> row.column("ticket_id").getString())
                        .toList());
    }

    /** Those of the tickets that the endpoint was sent or may have been. */
    public List<KnownPastTicket> known(Connection tx, int endpoint, String region, Collection<String> ticketIds)
            throws SQLException {
        Array these = tx.createArrayOf("text", ticketIds.toArray());
        return SQL.in(
                tx,
                db -> db.createNamedQuery("known")
                        .addParam("endpoint", endpoint)
                        .addParam("region", region)
                        .addParam("tickets", these)
                        .execute()
                        .map(row -> new KnownPastTicket(
                                row.column("ticket_id").getString(),
                                PastTicketState.of(row.column("state").getString()),
                                row.column("sync_uid").getString()))
                        .toList());
    }

    /** The ticket in our own ledger; empty if nobody watches its region, or if it was not seen yet. */
    public Optional<LedgerEntry> ledgerEntry(Connection tx, String region, String ticketId) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedGet("ledger")
                        .addParam("region", region)
                        .addParam("ticket", ticketId)
                        .execute()
                        .map(row -> new LedgerEntry(
                                Optional.ofNullable(row.column("status").get(String.class)),
                                RowInstants.instant(row, "updated_at"),
                                RowInstants.optionalInstant(row, "gone_at"))));
    }

    /**
     * Claims a ticket if its endpoint's pace allows to send it now. A claim also renews the lease.
     *
     * @param interval between the beginnings of two sends to this endpoint
     * @param duration of the lease
     */
    public ClaimVerdict claim(
            Connection tx, EndpointLease.Acquired lease, PastTicketClaim claim, Duration interval, Duration duration)
            throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedGet("claim")
                        .addParam("endpoint", lease.endpoint())
                        .addParam("token", lease.token())
                        .addParam("interval", interval.toString())
                        .addParam("duration", duration.toString())
                        .addParam("region", claim.region())
                        .addParam("ticket", claim.ticketId())
                        .addParam("event", claim.eventId())
                        .addParam("attempt", claim.attempt())
                        .addParam("sync", claim.syncUid())
                        .addParam(
                                "former",
                                claim.former().map(PastTicketState::word).orElse(NO_STATE))
                        .execute()
                        .map(PastTicketClaims::verdict)
                        .orElseThrow());
    }

    private static ClaimVerdict verdict(DbRow row) {
        if (row.column("claimed").getLong() == 1) {
            return new ClaimVerdict.Claimed();
        }
        if (row.column("paced").getLong() == 1) {
            return new ClaimVerdict.AlreadySettled();
        }
        return Optional.ofNullable(row.column("wait_micros").get(Long.class))
                .<ClaimVerdict>map(micros -> new ClaimVerdict.TooEarly(Duration.ofNanos(1000 * Math.max(1, micros))))
                .orElseGet(ClaimVerdict.LeaseLost::new);
    }

    /**
     * Records how a claimed ticket ended.
     *
     * @param answer the status, or why there is none
     * @return false if somebody else has claimed the ticket since
     */
    public boolean settle(
            Connection tx, EndpointLease.Acquired lease, PastTicketClaim claim, PastTicketState state, String answer)
            throws SQLException {
        long settled = SQL.in(
                tx,
                db -> db.createNamedUpdate("settle")
                        .addParam("state", state.word())
                        .addParam("answer", answer)
                        .addParam("endpoint", lease.endpoint())
                        .addParam("region", claim.region())
                        .addParam("ticket", claim.ticketId())
                        .addParam("token", lease.token())
                        .execute());
        return settled == 1;
    }

    /**
     * Gives up the claim of a ticket that certainly did not arrive now: it may be sent again by whoever comes, or is in doubt as
     * it was before.
     */
    public boolean release(Connection tx, EndpointLease.Acquired lease, PastTicketClaim claim, String answer)
            throws SQLException {
        if (claim.former().filter(PastTicketState.IN_DOUBT::equals).isPresent()) {
            return settle(tx, lease, claim, PastTicketState.IN_DOUBT, answer);
        }
        long forgotten = SQL.in(
                tx,
                db -> db.createNamedDelete("forget")
                        .addParam("endpoint", lease.endpoint())
                        .addParam("region", claim.region())
                        .addParam("ticket", claim.ticketId())
                        .addParam("token", lease.token())
                        .execute());
        return forgotten == 1;
    }
}
