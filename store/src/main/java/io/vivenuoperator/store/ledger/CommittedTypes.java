package io.vivenuoperator.store.ledger;

import io.vivenuoperator.platform.database.CommittedCache;
import io.vivenuoperator.store.region.RegionKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Caches the keys of ticket types for one connection, so that each is queried once even in a rush. For one thread. */
public final class CommittedTypes {
    /** The types of several thousand events; at most some ten megabytes. */
    private static final int TYPES = 50_000;

    private final CommittedCache<TicketTypes.Name, TicketTypes.Key> memory = new CommittedCache<>(TYPES);

    /** The keys of these tickets' types; unknown ones are queried, and missing ones inserted. */
    Function<TicketTypes.Name, TicketTypes.Key> keys(
            Connection tx, List<TicketRecord> tickets, RegionKeys regions, Instant observedAt) throws SQLException {
        Set<TicketTypes.Name> unknown = memory.unknown(tickets.stream()
                .map(ticket -> TicketTypes.nameOf(ticket, regions))
                .toList());
        if (!unknown.isEmpty()) {
            memory.learn(TicketTypes.keys(
                    tx,
                    tickets.stream()
                            .filter(ticket -> unknown.contains(TicketTypes.nameOf(ticket, regions)))
                            .toList(),
                    regions,
                    observedAt));
        }
        return name -> memory.get(name)
                .orElseThrow(() -> new IllegalStateException("a ticket type that was just added is missing"));
    }

    /** Keeps the keys learned since the last commit. */
    public void committed() {
        memory.committed();
    }

    /** Drops everything, including what was learned since the last commit. */
    public void forget() {
        memory.forget();
    }
}
