package io.vivenuoperator.poller.region;

import java.time.Instant;
import java.util.Optional;

/** The course of a full reading, from its beginning, over the runs that go on with it, to its end. */
public interface FullSyncStore {

    /** Goes on with the full reading that an earlier run could not finish, or begins one. */
    FullSyncProgress startOrResume();

    /** The full reading that ended but for some events, if none has begun since. */
    Optional<FullSyncProgress> withEventsLeft();

    /** Whether a full reading was cut off that had taken over events from one which ended without them. */
    boolean owesEvents();

    /** Notes what the vendor's clock showed when the full reading began. */
    void begunAtVendor(Instant vendorTime);

    /** The reading is at its end: the next full run begins anew. */
    void end(FullSyncResult end);
}
