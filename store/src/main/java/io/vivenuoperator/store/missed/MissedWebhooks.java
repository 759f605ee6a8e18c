package io.vivenuoperator.store.missed;

import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.store.ledger.TicketChange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/**
 * Counts the changes of a region's tickets that a poll saw and of which no delivery told in time. A change is a ticket that is new or has
 * another status. One poll of a region at a time: its lease sees to that.
 */
public final class MissedWebhooks {
    // Each is looked up by its key; what a page of a region without a webhook notes is nothing.
    private static final String NOTE = """
            INSERT INTO untold_change (region_key, ticket_id, updated_at, found_at)
            SELECT w.region_key, c.ticket_id, c.updated_at, ?
            FROM region r
            JOIN webhook_watch w USING (region_key)
            CROSS JOIN unnest(?::text[], ?::timestamptz[]) AS c (ticket_id, updated_at)
            WHERE r.name = ? AND c.updated_at >= w.since
            ON CONFLICT DO NOTHING
            """;

    private static final NamedStatements SQL = NamedStatements.of(MissedWebhooks.class);

    /**
     * Counts from now on, unless it is done already; not before the region has been read completely, because what is found until then is
     * from before.
     *
     * @return whether the region's changes are counted
     */
    public boolean watch(Connection tx, String region, Instant now) throws SQLException {
        SQL.in(
                tx,
                db -> db.createNamedInsert("watch")
                        .addParam("since", Timestamp.from(now))
                        .addParam("region", region)
                        .execute());
        return SQL.in(
                tx,
                db -> db.createNamedGet("watched")
                        .addParam("region", region)
                        .execute()
                        .isPresent());
    }

    /** Ends a count that is older than the resource: one of the same name was there before, and in between there was no webhook. */
    public void forgetBefore(Connection tx, String region, Instant created) throws SQLException {
        SQL.in(
                tx,
                db -> db.createNamedDelete("forget-before")
                        .addParam("region", region)
                        .addParam("created", Timestamp.from(created))
                        .execute());
    }

    /** Ends the count, for a region whose webhook is not meant to tell of its tickets. */
    public void forget(Connection tx, String region) throws SQLException {
        SQL.in(
                tx,
                db -> db.createNamedDelete("forget").addParam("region", region).execute());
    }

    /**
     * Notes what a poll has just written to the ledger; in the same transaction, so that each change is noted once.
     *
     * @param written tickets whose row has changed
     */
    public void note(Connection tx, String region, List<TicketChange> written, Instant now) throws SQLException {
        List<TicketChange> changes =
                written.stream().filter(TicketChange::isNewOrOfAnotherStatus).toList();
        if (changes.isEmpty()) {
            return;
        }
        try (PreparedStatement note = tx.prepareStatement(NOTE)) {
            note.setTimestamp(1, Timestamp.from(now));
            note.setArray(
                    2,
                    tx.createArrayOf(
                            "text",
                            changes.stream()
                                    .map(change -> change.ticket().ticketId())
                                    .toArray()));
            note.setArray(
                    3,
                    tx.createArrayOf(
                            "timestamptz",
                            changes.stream()
                                    .map(change ->
                                            Timestamp.from(change.ticket().updatedAt()))
                                    .toArray()));
            note.setString(4, region);
            note.executeUpdate();
        }
    }

    /**
     * Counts those of which no delivery has told, and forgets all of them.
     *
     * @param before what was found since then may still be told of
     * @param most how many changes
     * @return how many changes; fewer than {@code most}: none are left
     */
    public long settle(Connection tx, String region, Instant before, int most) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedGet("settle")
                        .addParam("region", region)
                        .addParam("before", Timestamp.from(before))
                        .addParam("most", most)
                        .execute()
                        .map(row -> row.column("settled").getLong())
                        .orElseThrow());
    }
}
