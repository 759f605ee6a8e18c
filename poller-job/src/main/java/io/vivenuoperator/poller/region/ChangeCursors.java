package io.vivenuoperator.poller.region;

import java.time.Instant;
import java.util.Optional;

/** How far each stream of changes is read. */
public interface ChangeCursors {

    /** Up to which {@code updatedAt} the stream was read, or empty before the first load. */
    Optional<StreamCursor> cursor(ChangeStream stream);

    /** The stream's window of changes that an earlier run could not read to its end. */
    Optional<UnfinishedWindow> openWindow(ChangeStream stream);

    /** Takes the cursor back to what is certain, when it is ahead of that; an open window is given up. */
    void pullBack(ChangeStream stream, Instant certain);

    /** All there was until then is read: both streams go on from there. */
    void allReadUntil(CursorUpdate.To readUntil);
}
