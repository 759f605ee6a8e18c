package io.vivenuoperator.store.poll;

import io.vivenuoperator.store.region.Regions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** Up to which of Vivenu's {@code updatedAt} each stream of a region was read. */
public final class SyncCursors {
    private static final String FIND = """
            SELECT c.read_until FROM sync_cursor c JOIN region r USING (region_key) WHERE r.name = ? AND c.stream = ?
            """;
    private static final String ADVANCE = """
            INSERT INTO sync_cursor AS c (region_key, stream, read_until) VALUES (?, ?, ?)
            ON CONFLICT (region_key, stream) DO UPDATE
            SET read_until = excluded.read_until, moved_at = excluded.moved_at
            WHERE c.read_until < excluded.read_until
            """;

    /** What is read on its own. */
    public enum Stream {
        EVENTS,
        TICKETS
    }

    /** Empty before the first complete reading. */
    public Optional<Instant> readUntil(Connection connection, String region, Stream stream) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, region);
            find.setString(2, stream.name());
            try (ResultSet rows = find.executeQuery()) {
                return rows.next() ? Optional.of(rows.getTimestamp(1).toInstant()) : Optional.empty();
            }
        }
    }

    /** Moves the cursor forward, in the transaction that stores the last of the rows; never back. */
    public void advance(Connection tx, String region, Stream stream, Instant readUntil) throws SQLException {
        int regionKey = Regions.key(tx, region, readUntil);
        try (PreparedStatement advance = tx.prepareStatement(ADVANCE)) {
            advance.setInt(1, regionKey);
            advance.setString(2, stream.name());
            advance.setTimestamp(3, Timestamp.from(readUntil));
            advance.executeUpdate();
        }
    }
}
