package io.vivenuoperator.poller.region;

import java.time.Instant;
import java.util.Optional;

/**
 * How a full sync ended.
 *
 * @param begunAt when it began; a record without an id in quarantine that it did not see is gone from the vendor
 * @param readUntil where both streams continue; empty if a failed event requires the cursors to stay
 * @param eventsLeft whether some events failed; incremental runs retry them until the next full sync begins
 */
public record FullSyncResult(Instant begunAt, Optional<CursorUpdate.To> readUntil, boolean eventsLeft) {
    FullSyncResult withCursorsAsTheyAre() {
        return new FullSyncResult(begunAt, Optional.empty(), eventsLeft);
    }
}
