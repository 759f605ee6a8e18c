package io.vivenuoperator.store.ticket;

import io.vivenuoperator.platform.database.NamedStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;

/** Tickets that were taken. Each can be taken once, whichever process it is brought to. */
public final class TakenTickets {
    /** How far the clocks of two processes may differ: a row that went too soon would let its ticket be taken again. */
    public static final Duration KEPT = Duration.ofHours(1);

    private static final NamedStatements SQL = NamedStatements.of(TakenTickets.class);

    /**
     * Takes a ticket, and lets go of a few that have expired.
     *
     * @param expiresAt until when it is good
     * @return false if it was taken before
     */
    public boolean take(Connection tx, String id, Instant expiresAt) throws SQLException {
        boolean first = 1
                == SQL.in(
                        tx,
                        db -> db.createNamedInsert("take")
                                .addParam("id", id)
                                .addParam("expiresAt", Timestamp.from(expiresAt))
                                .execute());
        if (first) {
            SQL.in(
                    tx,
                    db -> db.createNamedDelete("forget")
                            .addParam("before", Timestamp.from(expiresAt.minus(KEPT)))
                            .execute());
        }
        return first;
    }
}
