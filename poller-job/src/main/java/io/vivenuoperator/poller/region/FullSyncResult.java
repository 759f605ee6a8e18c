package io.vivenuoperator.poller.region;

import java.time.Instant;
import java.util.Optional;

/**
 * How a full reading ended.
 *
 * @param begunAt when it began; a nameless record in quarantine that it has not met is not at the vendor any more
 * @param readUntil both streams go on from there; empty when what failed lies in the past of a cursor that stays
 * @param eventsLeft whether some events failed, which incremental runs try again until the next full reading begins
 */
public record FullSyncResult(Instant begunAt, Optional<CursorUpdate.To> readUntil, boolean eventsLeft) {
    FullSyncResult withCursorsAsTheyAre() {
        return new FullSyncResult(begunAt, Optional.empty(), eventsLeft);
    }
}
