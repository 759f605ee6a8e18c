package io.vivenuoperator.poller.run;

import io.vivenuoperator.poller.postgres.LeaseResult;
import io.vivenuoperator.poller.postgres.LeasedRun;

/** Whether a run acquired its region. */
sealed interface RegionAcquisition {
    /** This run holds the region. */
    record Acquired(LeasedRun run) implements RegionAcquisition {}

    /** Another live run holds it. */
    record Held(LeaseResult.Held by) implements RegionAcquisition {}

    /** The process was asked to stop while it waited for another run's lease to expire. */
    record Stopped() implements RegionAcquisition {}
}
