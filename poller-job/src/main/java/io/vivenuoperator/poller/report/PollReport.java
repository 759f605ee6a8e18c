package io.vivenuoperator.poller.report;

import java.time.Instant;
import java.util.Optional;

/**
 * What a run reports.
 *
 * @param reason absent when the run is complete
 * @param events records that were read
 * @param tickets records that were read
 * @param requests sent to the vendor, retries included
 * @param proof absent when nothing was measured against the vendor's counts
 * @param message one sentence for a person
 */
public record PollReport(
        String region,
        Kind kind,
        Optional<Reason> reason,
        Instant startedAt,
        Instant finishedAt,
        long events,
        long tickets,
        long requests,
        Optional<Proof> proof,
        String message) {

    public Outcome outcome() {
        return reason.map(Reason::outcome).orElse(Outcome.COMPLETE);
    }

    /** 0 complete or partial, 1 failed and worth a retry, 2 a retry is pointless. */
    public int exitCode() {
        if (outcome() != Outcome.FAILED) {
            return 0;
        }
        return reason.orElseThrow().isWorthARetry() ? 1 : 2;
    }
}
