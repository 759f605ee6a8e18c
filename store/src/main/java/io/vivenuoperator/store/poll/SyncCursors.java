package io.vivenuoperator.store.poll;

import io.vivenuoperator.store.region.RegionRepository;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Up to which of Vivenu's {@code updatedAt} each stream of a region was read. */
public final class SyncCursors {
    private static final String FIND = """
            SELECT c.read_until, greatest(extract(epoch FROM clock_timestamp() - c.moved_at), 0)
            FROM sync_cursor c JOIN region r USING (region_key)
            WHERE r.name = ? AND c.stream = ?
            """;
    private static final String ADVANCE = """
            INSERT INTO sync_cursor AS c (region_key, stream, read_until) VALUES (?, ?, ?)
            ON CONFLICT (region_key, stream) DO UPDATE
            SET read_until = excluded.read_until, moved_at = excluded.moved_at,
                window_from = NULL, window_until = NULL, window_skip = NULL, window_total = NULL, window_certain = NULL
            WHERE c.read_until < excluded.read_until
            """;
    /** An open window that ends nowhere further than the cursor is at its end. */
    private static final String CLOSE = """
            UPDATE sync_cursor c
            SET window_from = NULL, window_until = NULL, window_skip = NULL, window_total = NULL, window_certain = NULL
            FROM region r
            WHERE r.region_key = c.region_key AND r.name = ? AND c.stream = ?
            """;

    private static final String PULL_BACK = """
            UPDATE sync_cursor c
            SET read_until = ?,
                window_from = NULL, window_until = NULL, window_skip = NULL, window_total = NULL, window_certain = NULL
            FROM region r
            WHERE r.region_key = c.region_key AND r.name = ? AND c.stream = ? AND c.read_until > ?
            """;
    private static final String WITHIN = """
            UPDATE sync_cursor c
            SET window_from = ?, window_until = ?, window_skip = ?, window_total = ?, window_certain = ?
            FROM region r
            WHERE r.region_key = c.region_key AND r.name = ? AND c.stream = ?
            """;
    // A poller of the release before moves and closes windows without window_certain: a window that does not reach it
    // is not its.
    private static final String OPEN = """
            SELECT c.window_from, c.window_until, c.window_skip, c.window_total, c.window_certain
            FROM sync_cursor c JOIN region r USING (region_key)
            WHERE r.name = ? AND c.stream = ? AND c.window_certain > c.read_until AND c.window_until >= c.window_certain
            """;

    /** What is read on its own. */
    public enum Stream {
        EVENTS,
        TICKETS
    }

    /** Empty before the first complete reading. */
    public Optional<Instant> readUntil(Connection connection, String region, Stream stream) throws SQLException {
        return find(connection, region, stream).map(CursorAge::readUntil);
    }

    /** The same, with how long ago it moved. */
    public Optional<CursorAge> find(Connection connection, String region, Stream stream) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, region);
            find.setString(2, stream.name());
            try (ResultSet rows = find.executeQuery()) {
                return rows.next()
                        ? Optional.of(new CursorAge(rows.getTimestamp(1).toInstant(), Duration.ofMillis((long)
                                Math.ceil(rows.getDouble(2) * 1000))))
                        : Optional.empty();
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
                                row.getLong(4),
                                row.getTimestamp(5).toInstant()))
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
            within.setTimestamp(5, Timestamp.from(window.certain()));
            within.setString(6, region);
            within.setString(7, stream.name());
            within.executeUpdate();
        }
    }

    /**
     * Takes the cursor back to what is certain, when it was ahead of that; an open window is read anew. When it moved last stays as
     * it is: until then all was read.
     */
    public void pullBack(Connection tx, String region, Stream stream, Instant certain) throws SQLException {
        try (PreparedStatement back = tx.prepareStatement(PULL_BACK)) {
            back.setTimestamp(1, Timestamp.from(certain));
            back.setString(2, region);
            back.setString(3, stream.name());
            back.setTimestamp(4, Timestamp.from(certain));
            back.executeUpdate();
        }
    }

    /** The window is at its end, or is given up. */
    public void closeWindow(Connection tx, String region, Stream stream) throws SQLException {
        try (PreparedStatement close = tx.prepareStatement(CLOSE)) {
            close.setString(1, region);
            close.setString(2, stream.name());
            close.executeUpdate();
        }
    }

    /** Moves the cursor forward, in the transaction that stores the last of the rows; never back. */
    public void advance(Connection tx, String region, Stream stream, Instant readUntil) throws SQLException {
        int regionKey = RegionRepository.key(tx, region, readUntil);
        try (PreparedStatement advance = tx.prepareStatement(ADVANCE)) {
            advance.setInt(1, regionKey);
            advance.setString(2, stream.name());
            advance.setTimestamp(3, Timestamp.from(readUntil));
            advance.executeUpdate();
        }
    }
}
