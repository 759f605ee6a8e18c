package io.vivenuoperator.poller.run;

import io.vivenuoperator.poller.postgres.LeaseResult;
import io.vivenuoperator.poller.postgres.LeasedRun;

/** What came of a run's wish for its region. */
sealed interface Acquisition {

    /** The region is this run's. */
    record Acquired(LeasedRun run) implements Acquisition {}

    /** A run that is alive has it. */
    record Held(LeaseResult.Held by) implements Acquisition {}

    /** The process was asked to stop while it waited out another run's lease. */
    record Stopped() implements Acquisition {}
}
