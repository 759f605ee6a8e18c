package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.poller.region.ChangeStream;
import io.vivenuoperator.poller.region.CursorUpdate;
import io.vivenuoperator.store.event.CountedEvents;
import io.vivenuoperator.store.poll.CoverageIntervals;
import io.vivenuoperator.store.poll.SyncCursors;
import io.vivenuoperator.store.poll.WindowProgress;
import io.vivenuoperator.vendor.vivenu.api.UpdatedWindow;
import io.vivenuoperator.vendor.vivenu.paging.PagePosition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Moves a region's cursors, and the coverage with them, in the caller's transaction. */
final class CursorWriter {
    /** A longer pause between two polls leaves a gap in the coverage. */
    private static final Duration LONGEST_GAP = Duration.ofHours(1);

    private final String region;
    private final SyncCursors cursors = new SyncCursors();
    private final CoverageIntervals coverage = new CoverageIntervals();
    private final CountedEvents countedEvents = new CountedEvents();

    CursorWriter(String region) {
        this.region = region;
    }

    void events(Connection tx, CursorUpdate update) throws SQLException {
        move(tx, SyncCursors.Stream.EVENTS, update);
    }

    /** Tickets are read after the events: once they are read, the time up to then is covered. */
    void tickets(Connection tx, CursorUpdate update) throws SQLException {
        move(tx, SyncCursors.Stream.TICKETS, update);
        if (update instanceof CursorUpdate.To(Instant _, Instant lookedUntil)) {
            coverage.looked(tx, region, lookedUntil, LONGEST_GAP);
        }
    }

    private void move(Connection tx, SyncCursors.Stream stream, CursorUpdate update) throws SQLException {
        switch (update) {
            case CursorUpdate.Nowhere _ -> {}
            case CursorUpdate.Within(UpdatedWindow window, PagePosition next, Instant certain) ->
                cursors.within(
                        tx,
                        region,
                        stream,
                        new WindowProgress(window.from(), window.until(), next.skip(), next.total(), certain));
            case CursorUpdate.To(Instant readUntil, Instant _) -> {
                cursors.advance(tx, region, stream, readUntil);
                cursors.closeWindow(tx, region, stream);
            }
        }
    }

    /** Both streams continue from there, and every event is counted. False if that was known before. */
    boolean allReadUntil(Connection tx, CursorUpdate.To end, Instant now) throws SQLException {
        cursors.advance(tx, region, SyncCursors.Stream.EVENTS, end.readUntil());
        cursors.advance(tx, region, SyncCursors.Stream.TICKETS, end.readUntil());
        coverage.looked(tx, region, end.lookedUntil(), LONGEST_GAP);
        return countedEvents.allCounted(tx, region, now);
    }

    static SyncCursors.Stream stored(ChangeStream stream) {
        return switch (stream) {
            case EVENTS -> SyncCursors.Stream.EVENTS;
            case TICKETS -> SyncCursors.Stream.TICKETS;
        };
    }
}
