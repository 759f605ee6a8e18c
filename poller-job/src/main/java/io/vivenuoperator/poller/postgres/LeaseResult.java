package io.vivenuoperator.poller.postgres;

import java.time.Instant;

/** Whether a run may start. */
public sealed interface LeaseResult {
    /** The run has started. */
    record Begun(LeasedRun run) implements LeaseResult {}

    /**
     * Another run holds the lease.
     *
     * @param expiresAt moves forward while that run is alive
     */
    record Held(String holder, String kind, Instant since, Instant expiresAt) implements LeaseResult {}
}
