package io.vivenuoperator.poller.postgres;

import java.time.Instant;

/** Whether a run may begin. */
public sealed interface LeaseResult {
    /** It has begun. */
    record Begun(LeasedRun run) implements LeaseResult {}

    /**
     * Another one has the region.
     *
     * @param expiresAt moves on while that run is alive
     */
    record Held(String holder, String kind, Instant since, Instant expiresAt) implements LeaseResult {}
}
