package io.vivenuoperator.store.poll;

import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.RowInstants;
import io.vivenuoperator.store.region.RegionRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Up to which of Vivenu's {@code updatedAt} each stream of a region has been read. */
public final class SyncCursors {
    private static final NamedStatements SQL = NamedStatements.of(SyncCursors.class);

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
        return SQL.in(
                connection,
                db -> db.createNamedGet("find")
                        .addParam("region", region)
                        .addParam("stream", stream.name())
                        .execute()
                        .map(row -> new CursorAge(RowInstants.instant(row, "read_until"), Duration.ofMillis((long)
                                Math.ceil(row.column("seconds").getDouble() * 1000)))));
    }

    /** The unfinished window; also empty if the cursor has passed it meanwhile. */
    public Optional<WindowProgress> openWindow(Connection connection, String region, Stream stream)
            throws SQLException {
        return SQL.in(
                connection,
                db -> db.createNamedGet("open-window")
                        .addParam("region", region)
                        .addParam("stream", stream.name())
                        .execute()
                        .map(row -> new WindowProgress(
                                RowInstants.instant(row, "window_from"),
                                RowInstants.instant(row, "window_until"),
                                row.column("window_skip").getLong(),
                                Optional.ofNullable(row.column("window_total").get(Long.class)),
                                RowInstants.instant(row, "window_certain"))));
    }

    /** Records how far a window has been read, in the transaction that stores its page. */
    public void within(Connection tx, String region, Stream stream, WindowProgress window) throws SQLException {
        SQL.in(
                tx,
                db -> db.createNamedUpdate("within")
                        .addParam("from", Timestamp.from(window.from()))
                        .addParam("until", Timestamp.from(window.until()))
                        .addParam("skip", window.skip())
                        .addParam("total", window.total().orElse(null))
                        .addParam("certain", Timestamp.from(window.certain()))
                        .addParam("region", region)
                        .addParam("stream", stream.name())
                        .execute());
    }

    /**
     * Moves the cursor back to what is certain, if it was ahead of that; an unfinished window is read again. The time of
     * its last move stays: up to then everything was read.
     */
    public void pullBack(Connection tx, String region, Stream stream, Instant certain) throws SQLException {
        SQL.in(
                tx,
                db -> db.createNamedUpdate("pull-back")
                        .addParam("certain", Timestamp.from(certain))
                        .addParam("region", region)
                        .addParam("stream", stream.name())
                        .execute());
    }

    /** The window is finished or abandoned. */
    public void closeWindow(Connection tx, String region, Stream stream) throws SQLException {
        SQL.in(
                tx,
                db -> db.createNamedUpdate("close-window")
                        .addParam("region", region)
                        .addParam("stream", stream.name())
                        .execute());
    }

    /** Moves the cursor forward, never back, in the transaction that stores the last rows. */
    public void advance(Connection tx, String region, Stream stream, Instant readUntil) throws SQLException {
        int regionKey = RegionRepository.key(tx, region, readUntil);
        SQL.in(
                tx,
                db -> db.createNamedInsert("advance")
                        .addParam("regionKey", regionKey)
                        .addParam("stream", stream.name())
                        .addParam("until", Timestamp.from(readUntil))
                        .execute());
    }
}
