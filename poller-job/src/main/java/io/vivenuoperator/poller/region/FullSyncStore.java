package io.vivenuoperator.poller.region;

import java.time.Instant;
import java.util.Optional;

/** The progress of a full sync: from its beginning, over the runs that resume it, to its end. */
public interface FullSyncStore {
    /** Resumes the full sync that an earlier run could not finish, or begins one. */
    FullSyncProgress startOrResume();

    /** The full sync that ended with some events left over, if none has begun since. */
    Optional<FullSyncProgress> withEventsLeft();

    /** Whether an interrupted full sync had taken over events from one that ended without them. */
    boolean owesEvents();

    /** Records the vendor's time when the full sync began. */
    void begunAtVendor(Instant vendorTime);

    /** The sync has ended; the next full run begins a new one. */
    void end(FullSyncResult end);
}
