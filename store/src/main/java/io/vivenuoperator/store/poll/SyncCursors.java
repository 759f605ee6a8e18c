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

/** Up to which of Vivenu's {@code updatedAt} each stream of a region has been read. */
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
    /** An unfinished window that ends no later than the cursor. */
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
    private static final String OPEN = """
            SELECT c.window_from, c.window_until, c.window_skip, c.window_total, c.window_certain
            FROM sync_cursor c JOIN region r USING (region_key)
            WHERE r.name = ? AND c.stream = ? AND c.window_certain > c.read_until
            """;

    /** The streams with a cursor of their own. */
    public enum Stream {
        EVENTS,
        TICKETS
    }

    /** Empty before the first complete sync. */
    public Optional<Instant> readUntil(Connection connection, String region, Stream stream) throws SQLException {
        return find(connection, region, stream).map(CursorAge::readUntil);
    }

    /** The cursor, and how long ago it moved. */
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

    /** The unfinished window; also empty if the cursor has passed it meanwhile. */
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

    /** Records how far a window has been read, in the transaction that stores its page. */
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
     * Moves the cursor back to what is certain, if it was ahead of that; an unfinished window is read again. The time of
     * its last move stays: up to then everything was read.
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

    /** The window is finished or abandoned. */
    public void closeWindow(Connection tx, String region, Stream stream) throws SQLException {
        try (PreparedStatement close = tx.prepareStatement(CLOSE)) {
            close.setString(1, region);
            close.setString(2, stream.name());
            close.executeUpdate();
        }
    }

    /** Moves the cursor forward, never back, in the transaction that stores the last rows. */
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
