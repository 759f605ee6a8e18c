package io.vivenuoperator.poller.region;

import java.time.Instant;
import java.util.Optional;

/** How far each stream of changes is read. */
public interface ChangeCursors {
    /** Up to which {@code updatedAt} the stream was read; empty before the first load. */
    Optional<StreamCursor> cursor(ChangeStream stream);

    /** The window that an earlier run could not finish. */
    Optional<UnfinishedWindow> openWindow(ChangeStream stream);

    /** Moves the cursor back to what is certain if it is ahead of that, and abandons an unfinished window. */
    void pullBack(ChangeStream stream, Instant certain);

    /** Everything up to then is read: both streams continue from there. */
    void allReadUntil(CursorUpdate.To readUntil);
}
