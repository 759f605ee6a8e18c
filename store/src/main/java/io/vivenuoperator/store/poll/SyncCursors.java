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

/** Up to which of Vivenu's {@code updatedAt} each stream of a region was read. */
public final class SyncCursors {
    private static final NamedStatements SQL = NamedStatements.of(SyncCursors.class);

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
        return SQL.in(
                connection,
                db -> db.createNamedGet("find")
                        .addParam("region", region)
                        .addParam("stream", stream.name())
                        .execute()
                        .map(row -> new CursorAge(RowInstants.instant(row, "read_until"), Duration.ofMillis((long)
                                Math.ceil(row.column("seconds").getDouble() * 1000)))));
    }

    /** A window that is not read to its end; empty also when the cursor has passed it meanwhile. */
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

    /** Notes how far a window is read, in the transaction that stores its page. */
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
     * Takes the cursor back to what is certain, when it was ahead of that; an open window is read anew. When it moved last stays as
     * it is: until then all was read.
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

    /** The window is at its end, or is given up. */
    public void closeWindow(Connection tx, String region, Stream stream) throws SQLException {
        SQL.in(
                tx,
                db -> db.createNamedUpdate("close-window")
                        .addParam("region", region)
                        .addParam("stream", stream.name())
                        .execute());
    }

    /** Moves the cursor forward, in the transaction that stores the last of the rows; never back. */
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
