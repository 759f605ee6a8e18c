package io.vivenuoperator.store.ledger;

import io.vivenuoperator.platform.database.CommittedCache;
import io.vivenuoperator.store.region.RegionKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The keys of ticket types as one connection learned them, so that a rush asks for each once. For one thread. */
public final class CommittedTypes {
    /** The types of several thousand events; some ten megabytes at most. */
    private static final int TYPES = 50_000;

    private final CommittedCache<TicketTypes.Name, TicketTypes.Key> memory = new CommittedCache<>(TYPES);

    /** The keys of the types that these tickets are of; what is not known is asked for, and what is not there gets a row. */
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
                .orElseThrow(() -> new IllegalStateException("a ticket type that was just added is not there"));
    }

    /** What was learned since the last commit stands. */
    public void committed() {
        memory.committed();
    }

    /** Nothing is known any more; what was learned since the last commit was never. */
    public void forget() {
        memory.forget();
    }
}
