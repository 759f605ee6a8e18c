package io.vivenuoperator.store.maintenance;

import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.store.message.LogRetention;
import io.vivenuoperator.store.ticket.TakenTickets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;

/**
 * Deletes what is over and has no age by which it goes with the log: subscriptions that ended, with what hangs on them, replays, and
 * tickets that were taken. Attempts and counts of an ended subscription go with their week.
 */
public final class EndedRows {
    /** How long a subscription that ended can come back to its place. */
    public static final Duration SUBSCRIPTIONS_KEPT = Duration.ofDays(7);

    private static final NamedStatements SQL = NamedStatements.of(EndedRows.class);

    /** What is deleted, in this order: what hangs on a subscription goes before it. */
    public enum EndedPart {
        RETRIES("retries", SUBSCRIPTIONS_KEPT),
        DEAD_LETTERS("dead-letters", SUBSCRIPTIONS_KEPT),
        REPLAYS_OF_ENDED("replays-of-ended", SUBSCRIPTIONS_KEPT),
        POSITIONS("positions", SUBSCRIPTIONS_KEPT),
        SUBSCRIPTIONS("subscriptions", SUBSCRIPTIONS_KEPT),
        /** Those of EventReplays stay until they are no longer handed over: they would begin anew. */
        FINISHED_REPLAYS("finished-replays", LogRetention.KEPT),
        TICKETS("tickets", TakenTickets.KEPT);

        private final String statement;
        private final Duration kept;

        EndedPart(String statement, Duration kept) {
            this.statement = statement;
            this.kept = kept;
        }
    }

    /**
     * Deletes some of what has been over for long enough.
     *
     * @param most how many rows
     * @return how many rows; fewer than {@code most}: none are left
     */
    public long delete(Connection tx, EndedPart part, Instant now, int most) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedDelete(part.statement)
                        .addParam("before", Timestamp.from(now.minus(part.kept)))
                        .addParam("most", most)
                        .execute());
    }
}
