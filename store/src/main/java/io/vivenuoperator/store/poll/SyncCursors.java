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
            SET read_until = excluded.read_until, moved_at = excluded.moved_at,
                window_from = NULL, window_until = NULL, window_skip = NULL, window_total = NULL
            WHERE c.read_until < excluded.read_until
            """;
    private static final String WITHIN = """
            UPDATE sync_cursor c
            SET window_from = ?, window_until = ?, window_skip = ?, window_total = ?
            FROM region r
            WHERE r.region_key = c.region_key AND r.name = ? AND c.stream = ?
            """;
    private static final String OPEN = """
            SELECT c.window_from, c.window_until, c.window_skip, c.window_total
            FROM sync_cursor c JOIN region r USING (region_key)
            WHERE r.name = ? AND c.stream = ? AND c.window_until > c.read_until
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

    /** A window that is not read to its end; empty also when the cursor has passed it meanwhile. */
    public Optional<WindowProgress> openWindow(Connection connection, String region, Stream stream)
            throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(OPEN)) {
            find.setString(1, region);
            find.setString(2, stream.name());
            try (ResultSet row = find.executeQuery()) {
                return row.next()
                        ? Optional.of(new WindowProgress(
                                row.getTimestamp(1).toInstant(),
                                row.getTimestamp(2).toInstant(),
                                row.getLong(3),
                                row.getLong(4)))
                        : Optional.empty();
            }
        }
    }

    /** Notes how far a window is read, in the transaction that stores its page. */
    public void within(Connection tx, String region, Stream stream, WindowProgress window) throws SQLException {
        try (PreparedStatement within = tx.prepareStatement(WITHIN)) {
            within.setTimestamp(1, Timestamp.from(window.from()));
            within.setTimestamp(2, Timestamp.from(window.until()));
            within.setLong(3, window.skip());
            within.setLong(4, window.total());
            within.setString(5, region);
            within.setString(6, stream.name());
            within.executeUpdate();
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
