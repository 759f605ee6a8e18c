package io.vivenuoperator.historical.postgres;

import io.vivenuoperator.historical.plan.ChosenTicket;
import io.vivenuoperator.store.historical.EndpointFingerprint;
import io.vivenuoperator.store.historical.EndpointLease;
import io.vivenuoperator.store.historical.EndpointLeases;
import io.vivenuoperator.store.historical.KnownPastTicket;
import io.vivenuoperator.store.historical.PastTicketClaims;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an endpoint has of tickets, or may have. */
public final class KnownTickets {
    private static final Logger LOG = LoggerFactory.getLogger(KnownTickets.class);
    private static final int AT_ONCE = 1000;

    private final PatientDatabase database;
    private final String region;
    private final PastTicketClaims claims = new PastTicketClaims();

    public KnownTickets(PatientDatabase database, String region) {
        this.database = database;
        this.region = region;
    }

    /** For whoever only looks. */
    public List<KnownPastTicket> at(EndpointFingerprint endpoint, List<ChosenTicket> tickets) {
        return database.inTransaction(tx -> new EndpointLeases().find(tx, endpoint))
                .map(key -> among(key, tickets))
                .orElse(List.of());
    }

    /**
     * For whoever is to send: the claims that earlier holders left are in doubt from now on.
     *
     * @return what is known, with those
     */
    public List<KnownPastTicket> settledAt(EndpointLease.Acquired lease, List<ChosenTicket> tickets) {
        database.inTransaction(tx -> claims.doubtEarlier(tx, lease))
                .forEach(ticket -> LOG.atWarn()
                        .addKeyValue("ticket", ticket)
                        .log("Ticket is in doubt: the process that sent it ended before the answer was settled"));
        return among(lease.endpoint(), tickets);
    }

    private List<KnownPastTicket> among(int endpoint, List<ChosenTicket> tickets) {
        List<KnownPastTicket> known = new ArrayList<>();
        for (int from = 0; from < tickets.size(); from += AT_ONCE) {
            List<String> ids = tickets.subList(from, Math.min(from + AT_ONCE, tickets.size())).stream()
                    .map(ChosenTicket::id)
                    .toList();
            known.addAll(database.inTransaction(tx -> claims.known(tx, endpoint, region, ids)));
        }
        return known;
    }
}
